"use client";

import { PageMessage } from "@/components/properties/page-message";
import { Button } from "@/components/ui/button";
import { emptyFilterParam, type FilterParam } from "@/lib/filter-bar/filter-param";
import { printUrl } from "@/lib/filters";
import type { TimeRange } from "@/lib/time-range/time-range";
import { NoSessions } from "./no-sessions";
import { type SessionsQuery, useHasSessions } from "./use-sessions";

interface Change {
  filter?: FilterParam;
  range?: TimeRange;
  search?: string;
  name?: string | null;
}

/** No session is found: because there never was one, or because of what was asked, which can be taken back. */
export function NoneFound({
  query: { filter, range, search, name },
  onChange,
}: {
  query: SessionsQuery;
  onChange: (change: Change) => void;
}) {
  const any = useHasSessions({ enabled: true });
  if (any.data === undefined) return null;
  if (!any.data) return <NoSessions />;
  return (
    <PageMessage title="No session matches">
      <p className="text-muted-foreground">There are sessions, but none for what is asked for here.</p>
      <div className="flex flex-wrap justify-center gap-2">
        {search !== "" && (
          <Button size="md" onClick={() => onChange({ search: "" })}>
            Clear the search
          </Button>
        )}
        {name !== null && (
          <Button size="md" onClick={() => onChange({ name: null })}>
            Any name
          </Button>
        )}
        {printUrl(filter) !== "" && (
          <Button size="md" onClick={() => onChange({ filter: emptyFilterParam })}>
            Clear the filter
          </Button>
        )}
        {range.kind !== "all" && (
          <Button size="md" onClick={() => onChange({ range: { kind: "all" } })}>
            Show all time
          </Button>
        )}
      </div>
    </PageMessage>
  );
}
