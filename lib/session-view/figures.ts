import { decimalText, decimalUnits } from "@/lib/decimal-units";
import type { SessionSpan } from "./span";

/** What several requests come to together. */
export interface SpanFigures {
  requests: number;
  errors: number;
  /** Exact decimal text; null when none of them has a price. */
  costUsd: string | null;
  unpriced: number;
  tokens: number;
  /** The requests' latencies added up, which is more than the time that went by where they ran side by side. */
  latencyMs: number;
  startMs: number;
  /** The end of the last answer. */
  endMs: number;
}

const usdScale = 12;

/** When a request arrived and when its answer had ended, in epoch milliseconds. */
export function spanTimes({ created_at, latency_ms }: SessionSpan): { startMs: number; endMs: number } {
  const startMs = Date.parse(created_at);
  return { startMs, endMs: startMs + latency_ms };
}

/** Adds requests up; there is at least one. */
export function addUp(spans: readonly SessionSpan[]): SpanFigures {
  const priced = spans.flatMap(({ cost_usd }) =>
    cost_usd === null ? [] : [decimalUnits(cost_usd, usdScale)],
  );
  const costUsd =
    priced.length === 0
      ? null
      : decimalText(
          priced.reduce((sum, units) => sum + units, 0n),
          usdScale,
        );
  const figures: SpanFigures = {
    requests: spans.length,
    errors: 0,
    costUsd,
    unpriced: spans.length - priced.length,
    tokens: 0,
    latencyMs: 0,
    startMs: Number.POSITIVE_INFINITY,
    endMs: Number.NEGATIVE_INFINITY,
  };
  for (const span of spans) {
    const { startMs, endMs } = spanTimes(span);
    figures.errors += span.is_failed ? 1 : 0;
    figures.tokens += (span.prompt_tokens ?? 0) + (span.completion_tokens ?? 0);
    figures.latencyMs += span.latency_ms;
    figures.startMs = Math.min(figures.startMs, startMs);
    figures.endMs = Math.max(figures.endMs, endMs);
  }
  return figures;
}
