import type { Figure } from "@/lib/metrics-view/answer";
import { type FigureFormat, figureText, withMinus } from "@/lib/metrics-view/figures";

type Verdict = "higher" | "lower" | "not_shown" | "too_few";
type ComparedMetric = "latency" | "ttft" | "tokens_per_second" | "error_rate" | "cost_per_request";

/** A difference between two segments as the API tells it. */
export interface Difference {
  metric: ComparedMetric;
  kind: "ratio" | "difference";
  requests: { a: number; b: number };
  value: number | null;
  interval: { low: number; high: number } | null;
  verdict: Verdict;
  sentence: string;
}

export interface ComparedSegments {
  a: { figures: Record<string, Figure> };
  b: { figures: Record<string, Figure> };
  differences: readonly Difference[];
}

/** What a difference means for people who wait and pay. */
type Tone = "better" | "worse" | "neutral";

/** A line of the comparison, ready to be drawn. */
export interface ComparisonRow {
  metric: ComparedMetric;
  label: string;
  /** How the figures are to be read, such as `median`. */
  note: string;
  a: string;
  b: string;
  /** Of B against A: `+23%`; a dash where one of them has no figure. */
  difference: string;
  /** The bounds within which the difference lies in 95 of 100 such samples. */
  interval: string | null;
  /** The verdict in a few words, such as `B is slower`. */
  verdict: string;
  tone: Tone;
  sentence: string;
  requests: { a: number; b: number };
}

/** Decides what the comparison of two segments shows. */
export function prepareComparison({ a, b, differences }: ComparedSegments): ComparisonRow[] {
  return differences.map((difference) => {
    const { metric, verdict, value, interval, sentence, requests } = difference;
    const { label, note, figure, format, words, higherIs } = shown[metric];
    const print = differencePrinter(difference, format);
    return {
      metric,
      label,
      note,
      a: figureText(a.figures[figure], format),
      b: figureText(b.figures[figure], format),
      difference: value === null ? "–" : print(value),
      interval: interval && `${print(interval.low)} to ${print(interval.high)}`,
      verdict: verdict === "higher" || verdict === "lower" ? words[verdict] : unsure[verdict],
      tone: toneOf(verdict, higherIs),
      sentence,
      requests,
    };
  });
}

const unsure = { not_shown: "No difference shown", too_few: "Too few requests" } as const;

interface Shown {
  label: string;
  note: string;
  /** The figure of each segment that stands beside the difference. */
  figure: string;
  format: FigureFormat;
  words: { higher: string; lower: string };
  higherIs: "better" | "worse";
}

const shown: Readonly<Record<ComparedMetric, Shown>> = {
  latency: {
    label: "Latency",
    note: "median",
    figure: "latency_p50",
    format: "duration",
    words: { higher: "B is slower", lower: "B is faster" },
    higherIs: "worse",
  },
  ttft: {
    label: "Time to first token",
    note: "median, streams",
    figure: "ttft_p50",
    format: "duration",
    words: { higher: "B starts later", lower: "B starts sooner" },
    higherIs: "worse",
  },
  tokens_per_second: {
    label: "Tokens per second",
    note: "streams",
    figure: "tokens_per_second",
    format: "rate",
    words: { higher: "B writes faster", lower: "B writes slower" },
    higherIs: "better",
  },
  error_rate: {
    label: "Error rate",
    note: "of all requests",
    figure: "error_rate",
    format: "share",
    words: { higher: "B fails more often", lower: "B fails less often" },
    higherIs: "worse",
  },
  cost_per_request: {
    label: "Cost per request",
    note: "mean",
    figure: "cost_per_request",
    format: "money",
    words: { higher: "B costs more", lower: "B costs less" },
    higherIs: "worse",
  },
};

function toneOf(verdict: Verdict, higherIs: "better" | "worse"): Tone {
  if (verdict === "higher") return higherIs;
  if (verdict === "lower") return higherIs === "worse" ? "better" : "worse";
  return "neutral";
}

/** A ratio reads as percent of A, or as a multiple where percents say little; a share as percentage points. */
function differencePrinter({ kind }: Difference, format: FigureFormat): (value: number) => string {
  if (kind === "ratio") {
    return (ratio) => (ratio >= 3 ? `×${digits(ratio)}` : `${signed((ratio - 1) * 100)}%`);
  }
  if (format === "share") return (share) => `${signed(share * 100)} pp`;
  return (value) => `${value > 0 ? "+" : ""}${withMinus(figureText(value, format))}`;
}

function signed(value: number): string {
  const text = digits(Math.abs(value));
  if (Number(text) === 0) return "0";
  return `${value < 0 ? "−" : "+"}${text}`;
}

function digits(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0).replace(/\.0$/, "");
}
