import { calcPrice, findProvider, type ModelPrice } from "@pydantic/genai-prices";
import { providerByName } from "./providers";

/** What a model's price depends on. */
export interface PricedModel {
  /** Facet's id of the provider, or the host name of an unknown one. */
  provider: string;
  /** The provider's origin, by which the price list knows vendors that Facet does not. */
  targetUrl: string;
  model: string;
}

/** Models' names come from outside, so what is remembered about them is bounded. */
const rememberedMax = 2000;
const remembered = new Map<string, ModelPrice | null>();

/**
 * The list prices of a model at a time: US dollars per million tokens or thousand searches by the price list's
 * own keys, perhaps in tiers by the size of the prompt. Null when the list does not know the model.
 */
export function unitPrice(priced: PricedModel, atMs: number): ModelPrice | null {
  // A look-up takes 20 µs. Some prices change with the time of day, on the minute, so a minute is what is kept.
  const key = `${priced.provider}\n${priced.targetUrl}\n${priced.model}\n${Math.floor(atMs / 60_000)}`;
  const known = remembered.get(key);
  if (known !== undefined) {
    return known;
  }
  if (remembered.size >= rememberedMax) {
    remembered.clear();
  }
  const price = lookUp(priced, atMs);
  remembered.set(key, price);
  return price;
}

function lookUp({ provider, targetUrl, model }: PricedModel, atMs: number): ModelPrice | null {
  try {
    // Gemini's OpenAI-compatible endpoint takes and tells names with this prefix.
    const modelId = model.replace(/^models\//, "");
    const providerId = providerByName(provider)?.pricesId ?? findProvider({ providerApiUrl: targetUrl })?.id;
    const options = { providerId, timestamp: new Date(atMs) };
    return (providerId && calcPrice({}, modelId, options)?.model_price) || null;
  } catch {
    // The package throws on prices that are not consistent in themselves.
    return null;
  }
}
