import { emptyFilter, parseWire } from "@/lib/filters";
import { formatMoney } from "@/lib/format/format";
import type { StatusTone } from "@/lib/format/status";
import { countedFilter } from "@/lib/limits/counted-filter";
import { parseSegment } from "@/lib/limits/policy";
import { requestsHref } from "@/lib/selection/links";
import type { Budget, SegmentStanding } from "./limit-schema";

/** A line of a budget: one segment, ready to be drawn. */
export interface StandingLine {
  key: string;
  label: string;
  tone: StatusTone;
  /** Share of the amount that is spent, from 0 to 1 and beyond. */
  share: number;
  /** Where the bar will end, when that can be told. */
  forecastShare: number | null;
  spent: string;
  percent: string;
  forecast: string | null;
  /** What of it has no price. */
  unpriced: string | null;
  /** The highest share that was reached, and when. */
  reached: { percent: number; at: string } | null;
  /** The requests that were counted. */
  href: string;
}

/** The segments of a budget, the highest spending first. */
export function prepareStanding(budget: Budget): StandingLine[] {
  const amount = Number(budget.amount_usd);
  return budget.standing.segments.map((segment) => ({
    key: segment.value ?? "",
    label: labelOf(segment),
    tone: toneOf(budget, segment),
    share: segment.percent / 100,
    forecastShare: segment.forecast_usd === null ? null : Number(segment.forecast_usd) / amount,
    spent: `${formatMoney(segment.spent_usd)} of ${formatMoney(budget.amount_usd)}`,
    percent: `${Math.floor(segment.percent)} %`,
    forecast: segment.forecast_usd === null ? null : formatMoney(segment.forecast_usd),
    unpriced:
      segment.unpriced_requests === 0
        ? null
        : `${segment.unpriced_requests} of ${segment.requests} without a price`,
    reached: lastReached(segment),
    href: hrefOf(budget, segment),
  }));
}

/** Red when it is spent, amber when a share to warn of is reached or will be overrun. */
function toneOf({ amount_usd, warn_at_percent }: Budget, segment: SegmentStanding): StatusTone {
  if (segment.percent >= 100) return "danger";
  const isAhead = segment.forecast_usd !== null && Number(segment.forecast_usd) > Number(amount_usd);
  const isWarned = warn_at_percent.some((percent) => segment.percent >= percent);
  return isAhead || isWarned ? "warning" : "success";
}

function labelOf({ value }: SegmentStanding): string {
  if (value === null) return "All calls";
  return value === "" ? "(empty)" : value;
}

function lastReached({ warnings }: SegmentStanding): StandingLine["reached"] {
  const last = warnings.toSorted((a, b) => b.percent - a.percent)[0];
  return last ? { percent: last.percent, at: last.reached_at } : null;
}

function hrefOf({ filter: wire, segment, standing }: Budget, { value }: SegmentStanding): string {
  const parsed = parseWire(wire);
  const filter = parsed.ok ? parsed.filter : emptyFilter;
  return requestsHref({
    filter: countedFilter({ segment: parseSegment(segment), filter }, value ?? ""),
    range: {
      kind: "absolute",
      fromMs: Date.parse(standing.period_start),
      toMs: Date.parse(standing.period_end),
    },
  });
}
