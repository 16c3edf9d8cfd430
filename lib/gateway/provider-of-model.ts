import { findProvider } from "@pydantic/genai-prices";
import { type Provider, providerByName, providers } from "./providers";

export interface ModelChoice {
  provider: Provider;
  /** The model's name as that provider knows it. */
  model: string;
}

/** Names come from callers, so what is remembered about them is bounded. */
const rememberedMax = 1000;
const remembered = new Map<string, ModelChoice | undefined>();

/**
 * Which provider serves a model. `provider/model` says it outright and loses the prefix; OpenRouter's own names,
 * which hold a slash themselves, are reached as `openrouter/vendor/model`. Other names are told by their form, then
 * by the price list.
 */
export function providerOfModel(name: string): ModelChoice | undefined {
  if (remembered.has(name)) {
    return remembered.get(name);
  }
  const choice = choose(name);
  if (remembered.size >= rememberedMax) {
    remembered.clear();
  }
  remembered.set(name, choice);
  return choice;
}

function choose(name: string): ModelChoice | undefined {
  const slash = name.indexOf("/");
  const named = slash === -1 ? undefined : providerByName(name.slice(0, slash));
  if (named && slash + 1 < name.length) {
    return { provider: named, model: name.slice(slash + 1) };
  }
  const provider = providers.find(({ models }) => models?.test(name)) ?? providerOfPriceList(name);
  return provider && { provider, model: name };
}

function providerOfPriceList(name: string): Provider | undefined {
  const pricesId = findProvider({ modelId: name })?.id;
  return providers.find((provider) => provider.pricesId === pricesId);
}
