import { takers } from "./header-takers";
import { PropertyCollector } from "./properties";

/** What the gateway reads out of a call's headers, in one pass. */
export interface CallHeaders {
  /** Headers for the provider, names and values in turn. Credentials and what Facet decides itself are not in it. */
  forward: string[];
  credentials: Credentials;
  /** Names and values of the recorded properties, with the notes on what was cut. */
  properties: PropertyCollector;
  acceptEncoding: string | undefined;
  contentType: string;
  contentEncoding: string;
  contentLength: number | undefined;
  hasBody: boolean;
  isFromBrowser: boolean;
  /** `Access-Control-Request-*`, which only a preflight carries. */
  preflightMethod: string | undefined;
  preflightHeaders: string | undefined;
  targetUrl: string | undefined;
  /** `Helicone-OpenAI-Api-Base`: means the same and wins. */
  openAiApiBase: string | undefined;
  requestId: string | undefined;
  userId: string;
  modelOverride: string;
  /** `Helicone-RateLimit-Policy` */
  rateLimitPolicy: string | undefined;
  omitRequest: boolean;
  omitResponse: boolean;
  /** `Helicone-Stream-Usage`: the caller wants to see the usage that Facet asks for. */
  wantsStreamUsage: boolean;
  /** `Helicone-Increase-Timeout` */
  wantsLongTimeout: boolean;
  countryCode: string;
}

/** The places where a key may stand; values as they were sent. */
export interface Credentials {
  "helicone-auth"?: string;
  authorization?: string;
  "x-api-key"?: string;
  "x-goog-api-key"?: string;
  "api-key"?: string;
}

const propertyPrefix = "helicone-property-";

export function readHeaders(rawHeaders: readonly string[]): CallHeaders {
  const into: CallHeaders = {
    forward: [],
    credentials: {},
    properties: new PropertyCollector(),
    acceptEncoding: undefined,
    contentType: "",
    contentEncoding: "",
    contentLength: undefined,
    hasBody: false,
    isFromBrowser: false,
    preflightMethod: undefined,
    preflightHeaders: undefined,
    targetUrl: undefined,
    openAiApiBase: undefined,
    requestId: undefined,
    userId: "",
    modelOverride: "",
    rateLimitPolicy: undefined,
    omitRequest: false,
    omitResponse: false,
    wantsStreamUsage: false,
    wantsLongTimeout: false,
    countryCode: "",
  };
  let connection: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    const value = rawHeaders[index + 1] ?? "";
    const lowerName = name.toLowerCase();
    const take = takers.get(lowerName);
    if (take) {
      take(into, value);
    } else if (lowerName === "connection") {
      connection = connection === undefined ? value : `${connection},${value}`;
    } else if (lowerName.startsWith(propertyPrefix) && lowerName.length > propertyPrefix.length) {
      into.properties.add(name.slice(propertyPrefix.length), value);
    } else if (!isDropped(lowerName)) {
      into.forward.push(name, value);
    }
  }
  into.properties.close();
  if (connection !== undefined) {
    into.forward = withoutNamed(into.forward, connection);
  }
  return into;
}

/**
 * What ends at Facet: hop-by-hop headers, Facet's own, cookies (they belong to Facet's host), and what proxies in
 * front of Facet tell about the caller's network.
 */
const dropped = new Set([
  "host",
  "cookie",
  "keep-alive",
  "proxy-connection",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "upgrade",
  "expect",
  "http2-settings",
  "forwarded",
  "via",
  "x-real-ip",
  "x-client-ip",
  "true-client-ip",
  "cdn-loop",
  "cf-connecting-ip",
  "cf-connecting-ipv6",
  "cf-ew-via",
  "cf-ray",
  "cf-visitor",
  "cf-worker",
]);
const droppedPrefixes = ["helicone-", "x-forwarded-", "x-vercel-"];

function isDropped(lowerName: string): boolean {
  return dropped.has(lowerName) || droppedPrefixes.some((prefix) => lowerName.startsWith(prefix));
}

/** `Connection` may name further headers that concern this hop only. */
function withoutNamed(headers: string[], connection: string): string[] {
  const lower = connection.trim().toLowerCase();
  if (lower === "keep-alive" || lower === "close") {
    return headers;
  }
  const named = new Set(lower.split(",").map((name) => name.trim()));
  return headers.filter((_, index) => !named.has((headers[index - (index % 2)] ?? "").toLowerCase()));
}
