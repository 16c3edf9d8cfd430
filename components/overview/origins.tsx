"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { GroupChoice } from "@/components/metrics/group-choice";
import type { MetricsScope } from "@/components/metrics/use-metrics";
import { useSelection } from "@/components/selection/selection-scope";
import { Segmented } from "@/components/ui/segmented";
import { type ChangedMetric, changedMetric, changedMetrics } from "@/lib/overview/changed-metric";
import { firstKey } from "@/lib/overview/first-key";
import { selectionHref } from "@/lib/selection/links";
import { previousPeriodName } from "@/lib/time-range/previous-period";
import { printTimeParam } from "@/lib/time-range/time-range";
import { TopSegments } from "./top-segments";
import { useChanges } from "./use-changes";
import { WhatChanged } from "./what-changed";

/** Where one figure comes from: the segments that make most of it, and the values that moved it most. */
export function Origins({
  scope,
  by,
  of,
  onBy,
  onOf,
}: {
  scope: MetricsScope;
  /** The key of the segments; null for one that the page chooses. */
  by: string | null;
  of: ChangedMetric;
  onBy: (by: string) => void;
  onOf: (of: ChangedMetric) => void;
}) {
  const isComparable = scope.range.kind !== "all";
  const changes = useChanges(scope, of, { enabled: isComparable });
  const fields = useAllFields();
  // Which keys have a value of their own on nearly every request is known once the changes are.
  const isDecidable =
    fields !== undefined && (!isComparable || changes.data !== undefined || changes.error !== null);
  const key = by ?? (isDecidable ? firstKey(fields, changes.data?.excluded ?? []) : undefined);
  const before = previousPeriodName(scope.range);
  return (
    <div className="flex flex-col gap-4">
      <Segmented
        label="Figure"
        value={of}
        onChange={onOf}
        options={changedMetrics.map((value) => ({ value, label: changedMetric[value].label }))}
        className="self-start"
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(44rem,3fr)_2fr]">
        <Section
          title="Top segments"
          actions={
            <>
              <GroupChoice label="By" value={key ?? null} onChange={onBy} />
              {key !== undefined && (
                <>
                  <PageLink scope={scope} path="/costs" by={key}>
                    Costs
                  </PageLink>
                  <PageLink scope={scope} path="/performance" by={key}>
                    Performance
                  </PageLink>
                </>
              )}
            </>
          }
        >
          <TopSegments scope={scope} by={key} of={of} />
          {key !== undefined && key !== "model" && (
            <div className="mt-6">
              <TopSegments scope={scope} by="model" of={of} />
            </div>
          )}
        </Section>
        <Section title={before === null ? "What changed" : `What changed against ${before}`}>
          <WhatChanged scope={scope} changes={changes} />
        </Section>
      </div>
    </div>
  );
}

/** Everything that can be grouped by; undefined while it is on its way. */
function useAllFields() {
  const { range, loadKnown } = useSelection();
  return useQuery({
    queryKey: ["metrics", "all-fields", printTimeParam(range)],
    queryFn: () => loadKnown(),
  }).data;
}

function PageLink({
  scope,
  path,
  by,
  children,
}: {
  scope: MetricsScope;
  path: "/costs" | "/performance";
  by: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={`${selectionHref(path, scope)}&${new URLSearchParams({ by })}`}
      className="rounded-sm text-accent-text text-xs hover:underline"
    >
      {children}
    </Link>
  );
}

function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold text-base tracking-tight">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
