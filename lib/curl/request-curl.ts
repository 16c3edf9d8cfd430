import { reservedPropertyKeys } from "@/lib/fields/fields";
import { type Provider, providerByName } from "@/lib/gateway/providers";
import type { RequestRow } from "@/lib/record";
import { curlCommand } from "./curl-command";

/** What of a recorded request a command repeats. */
export type RepeatedRequest = Pick<
  RequestRow,
  "provider" | "target_url" | "request_path" | "request_user_id" | "properties"
>;

/**
 * The command that sends the request straight to its provider. Keys were never recorded: a shell variable stands
 * in their place.
 */
export function curlToProvider(row: RepeatedRequest, body: string | null): string {
  const provider = providerByName(row.provider);
  return curlCommand({
    url: (row.target_url ?? "") + withoutKeys(row.request_path),
    headers: [...keyHeaders(provider, row.request_path), ...bodyHeaders(body)],
    body,
  });
}

/**
 * The command that sends it through Facet, tagged as it was.
 *
 * @param origin where this Facet answers, such as `https://facet.example.com`.
 */
export function curlThroughFacet(row: RepeatedRequest, body: string | null, origin: string): string {
  const provider = providerByName(row.provider);
  const ownHost = provider?.baseUrl !== undefined;
  return curlCommand({
    url: `${origin}/v1/gateway${ownHost ? `/${provider.id}` : ""}${withoutKeys(row.request_path)}`,
    headers: [
      ["Helicone-Auth", "Bearer $FACET_API_KEY"],
      ...keyHeaders(provider, row.request_path),
      ...(ownHost ? [] : [["Helicone-Target-Url", row.target_url ?? ""] as const]),
      ...(row.request_user_id === "" ? [] : [["Helicone-User-Id", row.request_user_id] as const]),
      ...Object.entries(row.properties).map(propertyHeader),
      ...bodyHeaders(body),
    ],
    body,
  });
}

type Header = readonly [name: string, value: string];

function propertyHeader([key, value]: [string, string]): Header {
  return [reservedPropertyKeys.has(key.toLowerCase()) ? key : `Helicone-Property-${key}`, value];
}

function keyHeaders(provider: Provider | undefined, path: string): Header[] {
  const variable = `$${provider?.variables ?? "PROVIDER"}_API_KEY`;
  if (provider?.keyHeader === "x-api-key" && path.startsWith("/v1/messages")) {
    return [
      ["x-api-key", variable],
      ["anthropic-version", "2023-06-01"],
    ];
  }
  // Vendors with a header of their own take a bearer token on the path that speaks OpenAI's format.
  const isOwnPath = provider && !/\/(chat\/completions|embeddings|responses)/.test(path);
  return isOwnPath && provider.keyHeader !== "authorization"
    ? [[provider.keyHeader, variable]]
    : provider?.keyHeader === "api-key"
      ? [["api-key", variable]]
      : [["Authorization", `Bearer ${variable}`]];
}

function bodyHeaders(body: string | null): Header[] {
  return body === null ? [] : [["Content-Type", "application/json"]];
}

/** A caller may have put a key into the query, as Gemini's examples do. */
function withoutKeys(path: string): string {
  return path.replaceAll(/([?&](?:key|api[-_]?key|access_token|token)=)[^&#]*/gi, "$1REDACTED");
}
