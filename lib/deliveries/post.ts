import { env } from "@/lib/env";
import { ApiError } from "@/lib/errors";
import { UpstreamPools } from "@/lib/gateway/upstream-pools";
import { isPrivateHost } from "@/lib/private-address";
import { processSingleton } from "@/lib/registry";
import type { Exchange, SendResult } from "./delivery";
import { retryAfterMs } from "./retries";

export interface Post {
  url: string;
  body: string;
  headers: Record<string, string>;
  /** Aborted when the process stops. */
  signal: AbortSignal;
  timeoutMs?: number;
  /** Names of headers whose values are no one's to read. */
  hiddenHeaders?: readonly string[];
}

const defaultTimeoutMs = 15_000;
const connectTimeoutMs = 5_000;
/** What the log keeps of an answer. */
const answerBytesMax = 8 * 1024;

/**
 * Sends a body to a receiver elsewhere and tells what came of it. Any status from 200 to 299 is a delivery; a redirect is
 * none and is not followed. Private addresses are refused as the gateway refuses them, unless
 * FACET_ALLOW_PRIVATE_TARGETS is set.
 */
export async function postDelivery(post: Post): Promise<SendResult> {
  const { url, body, headers, signal, timeoutMs = defaultTimeoutMs, hiddenHeaders = [] } = post;
  const sent = { "content-type": "application/json", "user-agent": "Facet", ...headers };
  const shown = Object.entries(sent).map(([name, value]) => [
    name,
    hiddenHeaders.includes(name) ? "…" : value,
  ]);
  const exchange: Exchange = {
    url,
    requestHeaders: Object.fromEntries(shown),
    requestBody: null,
    status: null,
    responseHeaders: {},
    responseBody: "",
  };
  try {
    const { origin, pathname, search } = receiverUrl(url);
    const pool = receivers().get(origin, !env().FACET_ALLOW_PRIVATE_TARGETS);
    const answer = await pool.request({
      method: "POST",
      path: pathname + search,
      headers: sent,
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    exchange.status = answer.statusCode;
    exchange.responseHeaders = plainHeaders(answer.headers);
    exchange.responseBody = await firstBytes(answer.body);
    return judged(exchange);
  } catch (error) {
    if (exchange.status !== null) return judged(exchange);
    const isRefused = error instanceof ApiError || codeOf(error) === "FACET_PRIVATE_ADDRESS";
    return { outcome: isRefused ? "failed" : "retry", error: sentenceFor(error, url, timeoutMs), exchange };
  }
}

/**
 * The URL of a receiver, when it is one Facet sends to: https, without a user name, and not private by its name.
 *
 * @throws ApiError `invalid` with a sentence on what would be right.
 */
export function receiverUrl(text: string): URL {
  const allowsPrivate = env().FACET_ALLOW_PRIVATE_TARGETS;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new ApiError(
      "invalid",
      "The destination must be a URL without a user name, such as https://example.com/hook.",
    );
  }
  if (url.protocol !== "https:" && !allowsPrivate) {
    throw new ApiError(
      "invalid",
      "The destination must begin with https:// so that nobody on the way can read it.",
    );
  }
  if (!allowsPrivate && isPrivateHost(url.hostname)) {
    throw new ApiError(
      "invalid",
      `The destination ${url.hostname} is a private address, which Facet does not send to. The operator can allow it with ` +
        "FACET_ALLOW_PRIVATE_TARGETS=1.",
    );
  }
  return url;
}

function receivers(): UpstreamPools {
  return processSingleton(
    "delivery-receivers",
    () => new UpstreamPools({ connectTimeoutMs }),
    (pools) => pools.close(),
  );
}

function judged(exchange: Exchange): SendResult {
  const { status } = exchange;
  if (status === null) return { outcome: "retry", error: "There was no answer.", exchange };
  if (status >= 200 && status < 300) return { outcome: "delivered", error: null, exchange };
  if (status === 410) {
    return { outcome: "failed", error: "The receiver answered 410: it wants nothing more.", exchange };
  }
  const isRedirect = status >= 300 && status < 400;
  const error = `The receiver answered ${status}${isRedirect ? "; redirects are not followed" : ""}.`;
  const waitMs = retryAfterMs(exchange.responseHeaders["retry-after"]);
  return { outcome: "retry", error, exchange, ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
}

async function firstBytes(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    // Leaving the loop ends the answer.
    if (bytes >= answerBytesMax) break;
  }
  return Buffer.concat(chunks).subarray(0, answerBytesMax).toString("utf8");
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function sentenceFor(error: unknown, url: string, timeoutMs: number): string {
  if (error instanceof ApiError) return error.message;
  const host = new URL(url).host;
  const code = codeOf(error);
  if (error instanceof Error && error.name === "TimeoutError")
    return `${host} did not answer within ${timeoutMs / 1000} s.`;
  if (code === "FACET_PRIVATE_ADDRESS")
    return `${host} stands for a private address, which Facet does not send to.`;
  if (code === "UND_ERR_CONNECT_TIMEOUT")
    return `${host} could not be reached within ${connectTimeoutMs / 1000} s.`;
  const reason = error instanceof Error ? error.message || code : String(error);
  return `${host} could not be reached: ${reason}.`;
}
