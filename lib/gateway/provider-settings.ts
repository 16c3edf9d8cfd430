import { EnvError, providerVariable } from "@/lib/env";
import type { ProviderSettings } from "./deps";
import { type Provider, providers } from "./providers";

/**
 * Reads where each provider answers and with which key, once: reading the environment is too slow for every call.
 *
 * @throws EnvError when a base URL cannot be used.
 */
export function readProviderSettings(
  variable: typeof providerVariable = providerVariable,
): (provider: Provider) => ProviderSettings {
  const settings = new Map(
    providers.map((provider): [string, ProviderSettings] => {
      const name = `${provider.variables}_BASE_URL` as const;
      const configured = variable(name);
      const base = parseBaseUrl(configured ?? provider.baseUrl, name);
      return [provider.id, { ...base, apiKey: variable(`${provider.variables}_API_KEY`) }];
    }),
  );
  const none: ProviderSettings = { origin: undefined, basePath: "", apiKey: undefined };
  return (provider) => settings.get(provider.id) ?? none;
}

function parseBaseUrl(text: string | undefined, name: string): Pick<ProviderSettings, "origin" | "basePath"> {
  if (text === undefined) {
    return { origin: undefined, basePath: "" };
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new EnvError(`${name} must be a URL such as https://api.example.com/v1.`);
  }
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, "") };
}
