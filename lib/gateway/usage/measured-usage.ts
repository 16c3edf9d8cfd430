import type { Usage } from "@/lib/record";

/** The tokens of a record, and what a price needs beyond them. */
export interface MeasuredUsage extends Usage {
  /** All tokens of the prompt, cached ones included, whether or not the provider's `promptTokens` includes them. */
  inputTokens: number;
  /** The part of `promptCacheWriteTokens` that is kept for an hour, which costs more. */
  cacheWriteHourTokens: number;
  promptImageTokens: number;
  completionImageTokens: number;
  /** Searches in the web that the provider made and bills. */
  webSearches: number;
}

const nothing: MeasuredUsage = {
  promptTokens: 0,
  completionTokens: 0,
  promptCacheReadTokens: 0,
  promptCacheWriteTokens: 0,
  promptAudioTokens: 0,
  completionAudioTokens: 0,
  reasoningTokens: 0,
  inputTokens: 0,
  cacheWriteHourTokens: 0,
  promptImageTokens: 0,
  completionImageTokens: 0,
  webSearches: 0,
};

/** Fills in zeros for what a provider does not tell. */
export function measured(told: Partial<MeasuredUsage>): MeasuredUsage {
  return { ...nothing, inputTokens: told.promptTokens ?? 0, ...told };
}

/** Counts are stored in 32 bits; a larger one is a fault of the provider's and must not spoil a batch. */
const countMax = 4_294_967_295;

/** A count out of an answer: a whole number from 0 up, and 0 for anything else. */
export function asCount(value: unknown): number {
  return typeof value === "number" && value > 0 ? Math.min(Math.round(value), countMax) : 0;
}
