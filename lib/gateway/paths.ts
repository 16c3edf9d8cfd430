/**
 * First segments under `/v1/` that are Facet's REST API. Everything else under `/v1/` is a call for a provider.
 * A test holds this against the routes in `app/v1`.
 */
const restSegments = new Set([
  "alert",
  "alerts",
  "api-keys",
  "budgets",
  "channels",
  "dashboard",
  "export",
  "exports",
  "feedback",
  "filter",
  "helicone-sql",
  "link",
  "log",
  "metrics",
  "organization",
  "property",
  "query",
  "rate-limits",
  "request",
  "score",
  "session",
  "settings",
  "trace",
  "user",
  "view",
  "webhooks",
]);

/** Paths that SDKs use when their base URL has no `/v1`. */
const barePaths = ["/chat/completions", "/completions", "/embeddings", "/responses", "/messages"] as const;

/** What the gateway says it understood of a call's headers. */
export const echoPath = "/helicone/test";

/** Whether a first segment under `/v1/` belongs to the REST API. */
export function isRestSegment(segment: string): boolean {
  return restSegments.has(segment);
}

/** Whether a call to this target (path and query) is one for the gateway by its path alone. */
export function isGatewayPath(target: string): boolean {
  const path = pathOf(target);
  if (path.startsWith("/v1/")) {
    const end = path.indexOf("/", 4);
    const segment = end === -1 ? path.slice(4) : path.slice(4, end);
    return segment !== "" && !restSegments.has(segment);
  }
  return path === echoPath || isBarePath(path);
}

/** Whether the path is one of those that stand for the same path under `/v1`. */
export function isBarePath(path: string): boolean {
  return barePaths.some((bare) => path === bare || path.startsWith(`${bare}/`));
}

export function pathOf(target: string): string {
  const mark = target.indexOf("?");
  return mark === -1 ? target : target.slice(0, mark);
}
