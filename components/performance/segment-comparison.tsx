"use client";

import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { MetricsScope } from "@/components/metrics/use-metrics";
import { LoadFailure } from "@/components/properties/page-message";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import type { FieldRef } from "@/lib/fields/field-ref";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { fieldName } from "@/lib/filters";
import { formatCount } from "@/lib/format/format";
import { type ComparisonRow, prepareComparison } from "@/lib/performance/prepare-comparison";
import { type Segment, segmentLabel } from "@/lib/performance/segment";
import { requestsHref } from "@/lib/selection/links";
import { SegmentPicker } from "./segment-picker";
import { SideMark, type Sides } from "./side-choice";
import { type SegmentComparison as Comparison, useComparison } from "./use-comparison";

/** Two values of a key side by side, how far they differ, and whether that can be believed. */
export function SegmentComparison({
  scope,
  field,
  sides,
  isDecided,
  onSwap,
}: {
  scope: MetricsScope;
  field: FieldRef;
  sides: Sides;
  /** Whether it is known which segments there are. */
  isDecided: boolean;
  onSwap: () => void;
}) {
  const { a, b, onSide } = sides;
  const { data, error, isPlaceholderData, refetch } = useComparison(scope, { key: fieldName(field), a, b });
  return (
    <section aria-label="Side by side">
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <h2 className="mr-1 font-semibold text-base tracking-tight">Side by side</h2>
        <SegmentPicker side="a" field={field} segment={a} onSegment={(next) => onSide("a", next)} />
        <Button size="icon" aria-label="Swap A and B" title="Swap A and B" onClick={onSwap}>
          <ArrowLeftRight aria-hidden className="text-muted-foreground" />
        </Button>
        <SegmentPicker side="b" field={field} segment={b} onSegment={(next) => onSide("b", next)} />
      </div>
      {(a === null || b === null) && isDecided ? (
        <p className="rounded-lg border bg-surface px-4 py-3 text-muted-foreground">
          There is only one value here. Choose another for {a === null ? "A" : "B"}, or widen the time range.
        </p>
      ) : error && !data ? (
        <LoadFailure what="The comparison" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <TableSkeleton what="the comparison" rows={5} />
      ) : (
        a !== null &&
        b !== null && (
          <Table scope={scope} field={field} a={a} b={b} data={data} isStale={isPlaceholderData} />
        )
      )}
    </section>
  );
}

function Table({
  scope,
  field,
  a,
  b,
  data,
  isStale,
}: {
  scope: MetricsScope;
  field: FieldRef;
  a: Segment;
  b: Segment;
  data: Comparison;
  isStale: boolean;
}) {
  return (
    <>
      <ScrollRegion
        aria-label="The comparison"
        className={cn(
          "relative overflow-x-auto rounded-lg border bg-surface transition-opacity",
          isStale && "opacity-50",
        )}
      >
        <table className="w-full min-w-[48rem]">
          <caption className="sr-only">
            A, {segmentLabel(a)}, beside B, {segmentLabel(b)}
          </caption>
          <thead>
            <tr className="h-10 border-b text-muted-foreground text-xs [&_th:first-child]:pl-4 [&_th]:px-3 [&_th]:font-medium">
              <th scope="col" className="text-left">
                Figure
              </th>
              <SideHead side="a" scope={scope} field={field} segment={a} />
              <SideHead side="b" scope={scope} field={field} segment={b} />
              <th scope="col" className="text-right">
                B against A
              </th>
              <th scope="col" className="text-left">
                Can it be believed?
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="h-10 border-b">
              <th scope="row" className="px-4 text-left font-medium">
                Requests
              </th>
              <td className="px-3 text-right">{formatCount(Number(data.a.figures.requests ?? 0))}</td>
              <td className="px-3 text-right">{formatCount(Number(data.b.figures.requests ?? 0))}</td>
              <td />
              <td />
            </tr>
            {prepareComparison(data).map((row) => (
              <Row key={row.metric} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 max-w-3xl text-muted-foreground text-xs">
        The range under a difference holds the true one in 95 of 100 such samples. Latency and speed are
        compared by their typical (geometric mean) values. All this takes requests for independent of each
        other; where a few callers make most of them, it is too sure. Of five figures one in five or so shows
        a difference by chance.
        {data.in_both > 0 && ` ${formatCount(data.in_both)} requests are in both segments.`}
      </p>
    </>
  );
}

const tones = { better: "success", worse: "danger", neutral: "neutral" } as const;

function Row({ row }: { row: ComparisonRow }) {
  const { label, note, a, b, difference, interval, verdict, tone, sentence } = row;
  return (
    <tr className="border-b align-top last:border-b-0 [&_td]:px-3 [&_td]:py-2">
      <th scope="row" className="px-4 py-2 text-left font-medium">
        {label}
        <span className="block font-normal text-muted-foreground text-xs">{note}</span>
      </th>
      <td className="whitespace-nowrap text-right">{a}</td>
      <td className="whitespace-nowrap text-right">{b}</td>
      <td className="whitespace-nowrap text-right">
        {difference}
        {interval && <span className="block text-muted-foreground text-xs">{interval}</span>}
      </td>
      <td className="w-[22rem] min-w-64">
        <Badge tone={tones[tone]}>{verdict}</Badge>
        <span className="mt-0.5 block text-muted-foreground text-xs">{sentence}</span>
      </td>
    </tr>
  );
}

function SideHead({
  side,
  scope,
  field,
  segment,
}: {
  side: "a" | "b";
  scope: MetricsScope;
  field: FieldRef;
  segment: Segment;
}): ReactNode {
  const filter = narrowedTo(scope.filter, field, segment.kind === "missing" ? null : segment.value);
  return (
    <th scope="col" className="text-right">
      <span className="inline-flex max-w-48 items-center gap-1.5">
        <SideMark side={side} />
        <Link
          href={requestsHref({ ...scope, filter })}
          title={segmentLabel(segment).slice(0, 1_000)}
          className="truncate rounded-sm text-foreground hover:text-accent-text hover:underline"
        >
          {segmentLabel(segment).slice(0, 200)}
        </Link>
      </span>
    </th>
  );
}
