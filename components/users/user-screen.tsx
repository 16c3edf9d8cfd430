"use client";

import { List } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { SelectionHead } from "@/components/selection/selection-head";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { Button, buttonStyle } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { emptyFilterParam } from "@/lib/filter-bar/filter-param";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { printUrl } from "@/lib/filters";
import { requestsHref } from "@/lib/selection/links";
import { useUser } from "./use-user";
import { useUserView } from "./use-users-view";
import { UserCharts } from "./user-charts";
import { UserFacts } from "./user-facts";
import { UserModels } from "./user-models";
import { UserProperties } from "./user-properties";
import { UserSessions } from "./user-sessions";

/** One user, or all requests without one: what they cost over time, and what they did. */
export function UserScreen() {
  const [view, setView] = useUserView();
  const isHydrated = useHydrated();
  const { id, range, zone } = view;
  const { filter } = view.filter;
  const query = useMemo(
    () => ({ filter: narrowedTo(filter, "user", id === "" ? null : id), range, zone }),
    [filter, id, range, zone],
  );
  const user = useUser(query);
  const isFiltered = printUrl(filter) !== "";
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <SelectionHead
        title={id === "" ? "No user" : id.slice(0, 200)}
        parent={{ href: "/users", label: "Users" }}
      >
        <Link href={requestsHref(query)} className={buttonStyle()}>
          <List aria-hidden className="text-muted-foreground" />
          {id === "" ? "These requests" : "Their requests"}
        </Link>
      </SelectionHead>
      <FilterBar />
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {user.data === null ? (
          <PageMessage title={noneTitle(id, isFiltered)}>
            {isFiltered && (
              <Button size="md" onClick={() => setView({ filter: emptyFilterParam })}>
                Clear the filter
              </Button>
            )}
            {range.kind !== "all" && (
              <Button variant="primary" size="md" onClick={() => setView({ range: { kind: "all" } })}>
                Show all time
              </Button>
            )}
          </PageMessage>
        ) : (
          isHydrated && (
            <div className="flex flex-col gap-6 p-4">
              {user.error && (
                <LoadFailure what="The user" error={user.error} onRetry={() => user.refetch()} />
              )}
              <UserFacts user={user.data} zone={zone} />
              <UserCharts query={query} firstActive={user.data?.first_active} />
              <Section title="Models">
                <UserModels query={query} />
              </Section>
              <Section title="Sessions">
                <UserSessions query={query} />
              </Section>
              <Section title="Properties">
                <UserProperties query={query} />
              </Section>
            </div>
          )
        )}
      </div>
    </SelectionProvider>
  );
}

function noneTitle(id: string, isFiltered: boolean): string {
  if (isFiltered)
    return `No requests ${id === "" ? "without a user" : "of this user"} match this filter in this time range`;
  return id === ""
    ? "Every request in this time range names its user"
    : "No requests of this user in this time range";
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-semibold text-base tracking-tight">{title}</h2>
      {children}
    </section>
  );
}
