import type { ModelPrice } from "@pydantic/genai-prices";
import { type PricedModel, unitPrice } from "./unit-price";
import type { MeasuredUsage } from "./usage/measured-usage";
import { type Femtodollars, perToken, usdText } from "./usd";

/**
 * What a call cost by the list price of the time, as exact decimal text in US dollars with up to 12 places; null
 * when the list does not tell a price for everything that was used.
 */
export function costUsd(usage: MeasuredUsage, priced: PricedModel, atMs: number): string | null {
  const prices = unitPrice(priced, atMs);
  if (!prices) {
    return null;
  }
  let sum: Femtodollars = 0n;
  // OpenAI's models that hear and speak all charge more for sound, though the list lacks some of those prices.
  const soundCostsMore = priced.provider === "openai" || priced.provider === "azure";
  for (const { count, price } of bill(usage, pricesFor(prices, usage.inputTokens), soundCostsMore)) {
    if (count > 0) {
      if (price === undefined) {
        return null;
      }
      sum += BigInt(count) * perToken(price);
    }
  }
  return usdText(sum);
}

type PriceOf = (key: string) => number | undefined;

/** The prices of one tier: which one it is depends on the size of the whole prompt. */
function pricesFor(prices: ModelPrice, inputTokens: number): PriceOf {
  return (key) => {
    const price = prices[key];
    if (typeof price !== "object") {
      return price;
    }
    const reached = price.tiers.filter(({ start }) => inputTokens > start);
    return reached.reduce((best, tier) => (tier.start >= best.start ? tier : best), {
      start: 0,
      price: price.base,
    }).price;
  };
}

interface Line {
  count: number;
  /** US dollars per million. */
  price: number | undefined;
}

/** Splits the usage into parts of one price each. A part the vendor has no own price for costs as its whole does. */
function bill(usage: MeasuredUsage, priceOf: PriceOf, soundCostsMore: boolean): Line[] {
  const input = priceOf("input_mtok");
  const output = priceOf("output_mtok");
  const cacheRead = priceOf("cache_read_mtok") ?? input;
  const cacheWrite = priceOf("cache_write_mtok") ?? input;
  const sound = (key: string, otherwise: number | undefined) =>
    priceOf(key) ?? (soundCostsMore ? undefined : otherwise);

  const { inputTokens, promptAudioTokens, promptImageTokens } = usage;
  const read = Math.min(usage.promptCacheReadTokens, inputTokens);
  const written = Math.min(usage.promptCacheWriteTokens, inputTokens - read);
  const writtenForAnHour = Math.min(usage.cacheWriteHourTokens, written);
  const fresh = inputTokens - read - written;
  // Providers do not say how much of the sound was cached: as little as the counts allow.
  const audio = Math.min(promptAudioTokens, fresh);
  const audioRead = Math.min(promptAudioTokens - audio, read);
  const image = Math.min(promptImageTokens, fresh - audio);

  const { completionTokens } = usage;
  const audioOut = Math.min(usage.completionAudioTokens, completionTokens);
  const imageOut = Math.min(usage.completionImageTokens, completionTokens - audioOut);
  const reasoning = Math.min(usage.reasoningTokens, completionTokens - audioOut - imageOut);

  return [
    { count: fresh - audio - image, price: input },
    { count: read - audioRead, price: cacheRead },
    { count: audioRead, price: sound("cache_audio_read_mtok", cacheRead) },
    { count: written - writtenForAnHour, price: cacheWrite },
    { count: writtenForAnHour, price: priceOf("cache_write_1h_mtok") ?? cacheWrite },
    { count: audio, price: sound("input_audio_mtok", input) },
    { count: image, price: priceOf("input_image_mtok") ?? input },
    { count: completionTokens - audioOut - imageOut - reasoning, price: output },
    { count: reasoning, price: priceOf("output_reasoning_mtok") ?? output },
    { count: audioOut, price: sound("output_audio_mtok", output) },
    { count: imageOut, price: priceOf("output_image_mtok") ?? output },
    // These two are priced by the thousand. Some models include their searches.
    { count: usage.webSearches, price: (priceOf("web_searches_kcount") ?? 0) * 1000 },
    { count: 1, price: (priceOf("requests_kcount") ?? 0) * 1000 },
  ];
}
