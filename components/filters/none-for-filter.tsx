"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterX } from "lucide-react";
import { z } from "zod";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { callApi } from "@/lib/api-client";
import { emptyFilter, type Filter, parseWire, printUrl, printWire } from "@/lib/filters";
import { formatAgo, formatCount, formatTime } from "@/lib/format/format";
import { printTimeParam, type TimeRange, type TimeZone, unitMs } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";

/** Nothing matches: how many requests there would be without each condition, and where in time the nearest are. */
export function NoneForFilter({ zone, onRange }: { zone: TimeZone; onRange: (range: TimeRange) => void }) {
  const { filter, range, change } = useSelection();
  const { data, error } = useNearest(filter, range);
  const found = [data?.before, data?.after].filter((each) => each !== null && each !== undefined);
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 overflow-y-auto p-6 text-center">
      <FilterX aria-hidden className="size-7 text-muted-foreground" />
      <h2 className="font-semibold text-base">No requests match this filter in this time range</h2>
      {data && data.without.length > 0 && (
        <ul aria-label="Without a part of the filter" className="flex w-full max-w-xl flex-col gap-1">
          {data.without.map(({ text, filter: left, requests }) => (
            <li key={text}>
              <Button
                className="h-auto min-h-8 w-full justify-start gap-2 py-1 text-left"
                onClick={() => change(left)}
              >
                <span className="min-w-0 flex-1 whitespace-normal break-words">
                  Remove <code className="font-mono text-xs">{text}</code>
                </span>
                <span className="shrink-0 text-muted-foreground">
                  {formatCount(requests)} {requests === 1 ? "request" : "requests"}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found.map(({ created_at, request_id }) => (
        <p
          key={request_id}
          className="flex flex-wrap items-center justify-center gap-2 text-muted-foreground"
        >
          The nearest {Date.parse(created_at) > rangeStartMs(range) ? "later" : "earlier"} one came{" "}
          {formatAgo(created_at, Date.now())}, on {formatTime(created_at, zone, Date.now())}.
          <Button onClick={() => onRange(rangeAround(created_at))}>Go there</Button>
        </p>
      ))}
      {error && (
        <p className="text-muted-foreground">What would match could not be counted: {error.message}</p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" size="md" onClick={() => change(emptyFilter)}>
          Clear the filter
        </Button>
        {range.kind !== "all" && (
          <Button size="md" onClick={() => onRange({ kind: "all" })}>
            Search all time
          </Button>
        )}
      </div>
    </div>
  );
}

function useNearest(filter: Filter, range: TimeRange) {
  return useQuery({
    queryKey: ["requests", "nearest", printUrl(filter), printTimeParam(range)],
    queryFn: async ({ signal }) => {
      const body = { filter: printWire(filter), timeRange: wireTimeRange(range) };
      const answer = await callApi("/v1/request/nearest", nearestSchema, { method: "POST", body, signal });
      return answer.data;
    },
    retry: false,
  });
}

const foundSchema = z.object({ request_id: z.string(), created_at: z.string() }).nullable();

/** A filter of the API's format; a part that cannot be read would be a fault of Facet's own. */
const wireFilterSchema = z.unknown().transform((input, context): Filter => {
  const read = parseWire(input);
  if (read.ok) return read.filter;
  context.addIssue({ code: "custom", message: "is no filter" });
  return z.NEVER;
});

const nearestSchema = z.object({
  data: z.object({
    before: foundSchema,
    after: foundSchema,
    without: z.array(z.object({ text: z.string(), filter: wireFilterSchema, requests: z.number() })),
  }),
});

/** A window of a day that the request stands near the end of. */
function rangeAround(iso: string): TimeRange {
  const ms = Date.parse(iso);
  return { kind: "absolute", fromMs: ms - unitMs.d, toMs: ms + unitMs.h };
}

function rangeStartMs(range: TimeRange): number {
  return range.kind === "absolute" ? range.fromMs : Number.POSITIVE_INFINITY;
}
