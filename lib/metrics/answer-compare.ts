import type { z } from "zod";
import type { compareSegments as contract } from "@/lib/api/contract/metrics-compare";
import { compileFilter } from "@/lib/filters/compile";
import type { Filter } from "@/lib/filters/tree";
import { type Comparison, compareSegments } from "@/lib/queries/compare-segments";
import type { Condition } from "@/lib/queries/condition";
import { selectionCondition } from "@/lib/queries/request-selection";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";
import type { Figures } from "./figure-table";
import type { GroupField } from "./group-field";
import { newcombe } from "./intervals";
import type { MetricId } from "./metric";
import { resolveRange } from "./scope";
import { type SegmentChoice, segmentFilter } from "./segment-filter";
import { verdictOf, verdictSentence } from "./verdict";
import { wholeFigures } from "./whole-figures";

interface CompareRequest extends Narrowing {
  key?: GroupField;
  a: SegmentChoice;
  b: SegmentChoice;
}

type Answer = Omit<z.input<typeof contract.answer>, "error" | "warnings">;
type Difference = Answer["data"]["differences"][number];

const shownMetrics: readonly MetricId[] = [
  "requests",
  "errors",
  "error_rate",
  "cost",
  "cost_per_request",
  "latency_avg",
  "latency_p50",
  "latency_p95",
  "ttft_avg",
  "ttft_p50",
  "ttft_p95",
  "tokens_per_second",
];

/**
 * Two segments side by side, in the API's words.
 *
 * @throws ApiError `invalid` for a segment that cannot be.
 */
export async function answerCompare(
  organizationId: string,
  asked: CompareRequest,
  nowMs = Date.now(),
): Promise<Answer> {
  const startMs = performance.now();
  const [a, b] = [segmentFilter(asked.a, asked.key, "a"), segmentFilter(asked.b, asked.key, "b")];
  const range = await resolveRange(organizationId, asked, nowMs);
  if (!range) {
    const data = {
      from: null,
      to: null,
      a: { figures: {} },
      b: { figures: {} },
      in_both: 0,
      differences: [],
    };
    return { data, elapsed_ms: Math.round(performance.now() - startMs) };
  }
  const timeRange = { from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() };
  const narrowed = { ...asked, timeRange };
  const segments = new SegmentConditions(organizationId, narrowed);
  const [figuresA, figuresB, { inBoth, comparisons }] = await Promise.all([
    figuresOf(organizationId, narrowed, a, nowMs),
    figuresOf(organizationId, narrowed, b, nowMs),
    compareSegments(segments.whole, segments.of(a), segments.of(b)),
  ]);
  const data: Answer["data"] = {
    ...timeRange,
    a: { figures: figuresA },
    b: { figures: figuresB },
    in_both: inBoth,
    differences: [
      ratio("latency", "Latency", comparisons.latency),
      ratio("ttft", "Time to first token", comparisons.ttft),
      ratio("tokens_per_second", "Speed", comparisons.tokensPerSecond),
      errorRates(figuresA, figuresB),
      difference("cost_per_request", "Cost per request", "USD", comparisons.costUsd),
    ],
  };
  return { data, elapsed_ms: Math.round(performance.now() - startMs) };
}

/** Conditions of one statement, each with parameters of its own. */
class SegmentConditions {
  readonly whole: Condition;
  readonly #organizationId: string;
  readonly #narrowing: Narrowing;
  #params: number;

  constructor(organizationId: string, narrowing: Narrowing) {
    this.whole = selectionCondition(selectionOf(organizationId, narrowing));
    this.#organizationId = organizationId;
    this.#narrowing = narrowing;
    this.#params = Object.keys(this.whole.params).length;
  }

  of(filter: Filter): Condition {
    const { timeRange } = this.#narrowing;
    // With the time in it, so that a search in bodies is narrowed by it.
    const within = selectionOf(this.#organizationId, { filter: { filter }, ...(timeRange && { timeRange }) });
    const condition = compileFilter(within.filter, {
      organizationId: this.#organizationId,
      firstParam: this.#params,
    });
    this.#params += Object.keys(condition.params).length;
    return condition;
  }
}

async function figuresOf(
  organizationId: string,
  narrowing: Narrowing,
  segment: Filter,
  nowMs: number,
): Promise<Figures> {
  const filter: Filter = { type: "and", children: [narrowing.filter.filter, segment] };
  return wholeFigures(organizationId, { ...narrowing, filter: { filter } }, shownMetrics, nowMs);
}

function ratio(metric: Difference["metric"], what: string, comparison: Comparison): Difference {
  const { value, interval, ...rest } = difference(metric, what, null, comparison);
  return {
    ...rest,
    kind: "ratio",
    value: value === null ? null : Math.exp(value),
    interval: interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) },
  };
}

function difference(
  metric: Difference["metric"],
  what: string,
  unit: string | null,
  { counts, difference: value, interval }: Comparison,
): Difference {
  const [a, b] = counts;
  const verdict = verdictOf(counts, interval);
  return {
    metric,
    kind: "difference",
    unit,
    requests: { a, b },
    value: a === 0 || b === 0 ? null : value,
    interval,
    verdict,
    sentence: verdictSentence(what, verdict, counts),
  };
}

function errorRates(figuresA: Figures, figuresB: Figures): Difference {
  const [a, b] = [figuresA, figuresB].map(({ errors, requests }) => ({
    events: Number(errors ?? 0),
    trials: Number(requests ?? 0),
  }));
  const none = { events: 0, trials: 0 };
  const [ofA, ofB] = [a ?? none, b ?? none];
  const isEmpty = ofA.trials === 0 || ofB.trials === 0;
  return difference("error_rate", "Error rate", null, {
    counts: [ofA.trials, ofB.trials],
    difference: ofB.events / ofB.trials - ofA.events / ofA.trials,
    interval: isEmpty ? null : newcombe(ofA, ofB),
  });
}
