import { narrowedTo } from "@/lib/filter-bar/narrow";
import { formatCount } from "@/lib/format/format";
import type { Figure } from "@/lib/metrics-view/answer";
import { type FigureFormat, figureText } from "@/lib/metrics-view/figures";
import { type LinkedSelection, requestsHref, selectionHref } from "@/lib/selection/links";
import { prepareSeries, type SeriesPoint, type TimeBucket } from "@/lib/series/prepare";
import { wholePoints } from "@/lib/series/sparkline";

/** Everything the headline is made of, asked for at once. */
export const headlineMetrics = [
  "cost",
  "cost_per_request",
  "unpriced_requests",
  "requests",
  "total_tokens",
  "errors",
  "error_rate",
  "latency_avg",
  "latency_p50",
  "latency_p95",
] as const;

/** Those that a line is drawn of. */
export const sparklineMetrics = ["cost", "requests", "errors", "latency_avg"] as const;

type Figures = Readonly<Record<string, Figure>>;

/** One figure of the headline, ready to be drawn. */
export interface HeadlineFigure {
  id: (typeof sparklineMetrics)[number];
  label: string;
  format: FigureFormat;
  text: string;
  /** What else is to be known of it. */
  detail: string;
  current: Figure;
  previous: Figure | undefined;
  /** Whether more of it is bad news. */
  worse?: "up";
  color: string;
  /** Where it is taken apart. */
  href: string;
}

/** Decides what the headline shows: spend, requests, errors and latency of a selection, each with a way to the requests behind. */
export function prepareHeadline(
  figures: Figures,
  previous: Figures | undefined,
  selection: LinkedSelection,
): HeadlineFigure[] {
  return shown.map(({ id, label, format, detail, href, ...rest }) => ({
    id,
    label,
    format,
    text: figureText(figures[id], format),
    detail: detail(figures),
    current: figures[id] ?? null,
    previous: previous?.[id],
    href: href(selection),
    ...rest,
  }));
}

/** The lines of the headline, by metric: what is still running, and what the range cuts, is no part of them. */
export function prepareSparklines(
  buckets: readonly TimeBucket[],
  series: Readonly<Record<string, readonly Figure[]>>,
): SeriesPoint[] {
  return wholePoints(
    prepareSeries(
      buckets,
      sparklineMetrics.map((id) => ({ id, label: id, figures: series[id] ?? [] })),
    ),
  );
}

interface Shown extends Pick<HeadlineFigure, "id" | "label" | "format" | "worse" | "color"> {
  detail: (figures: Figures) => string;
  href: (selection: LinkedSelection) => string;
}

const shown: readonly Shown[] = [
  {
    id: "cost",
    label: "Cost",
    format: "money",
    color: "var(--chart-1)",
    detail: ({ cost_per_request, unpriced_requests }) => {
      const unpriced = Number(unpriced_requests ?? 0);
      if (unpriced > 0)
        return `and ${formatCount(unpriced)} ${unpriced === 1 ? "request" : "requests"} without a price`;
      return cost_per_request == null ? "" : `${figureText(cost_per_request, "money")} per request`;
    },
    href: (selection) => selectionHref("/costs", selection),
  },
  {
    id: "requests",
    label: "Requests",
    format: "count",
    color: "var(--chart-1)",
    detail: ({ total_tokens }) =>
      total_tokens == null ? "" : `${figureText(total_tokens, "tokens")} tokens`,
    href: requestsHref,
  },
  {
    id: "errors",
    label: "Errors",
    format: "count",
    worse: "up",
    color: "var(--danger)",
    detail: ({ error_rate }) =>
      error_rate == null ? "" : `${figureText(error_rate, "share")} of all requests`,
    href: (selection) =>
      requestsHref({ ...selection, filter: narrowedTo(selection.filter, "failed", "true") }),
  },
  {
    id: "latency_avg",
    label: "Mean latency",
    format: "duration",
    worse: "up",
    color: "var(--chart-1)",
    detail: ({ latency_p50, latency_p95 }) =>
      latency_p50 == null
        ? ""
        : `median ${figureText(latency_p50, "duration")}, p95 ${figureText(latency_p95, "duration")}`,
    href: (selection) => selectionHref("/performance", selection),
  },
];
