import type { FigureFormat } from "@/lib/metrics-view/figures";

/** The figures of speed and failure, in the order the table shows them. */
export const measureIds = [
  "latency_p50",
  "latency_p95",
  "latency_p99",
  "ttft_p50",
  "ttft_p95",
  "tokens_per_second",
  "error_rate",
] as const;

export type MeasureId = (typeof measureIds)[number];

interface Measure {
  /** What the choice above the chart calls it. */
  label: string;
  /** The head of its column; those of latency and first token stand together under one. */
  short: string;
  format: FigureFormat;
}

export const measures: Readonly<Record<MeasureId, Measure>> = {
  latency_p50: { label: "Latency p50", short: "p50", format: "duration" },
  latency_p95: { label: "Latency p95", short: "p95", format: "duration" },
  latency_p99: { label: "Latency p99", short: "p99", format: "duration" },
  ttft_p50: { label: "First token p50", short: "p50", format: "duration" },
  ttft_p95: { label: "First token p95", short: "p95", format: "duration" },
  tokens_per_second: { label: "Tokens/s", short: "Tokens/s", format: "rate" },
  error_rate: { label: "Error rate", short: "Error rate", format: "share" },
};

/** What the table can be ordered by. */
export const performanceColumns = ["requests", ...measureIds] as const;

export type PerformanceColumn = (typeof performanceColumns)[number];
