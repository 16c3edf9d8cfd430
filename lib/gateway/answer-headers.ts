import { corsHeaders } from "./cors";

/** What the gateway reads out of the head of a provider's answer. */
export interface AnswerHead {
  /** Headers for the caller, names and values in turn. */
  forward: string[];
  contentType: string;
  contentEncoding: string;
  /** Undefined when the answer's length is not told. */
  contentLength: number | undefined;
  isEventStream: boolean;
}

/**
 * What ends at Facet: hop-by-hop headers, and headers that a browser would apply to Facet's own host rather than to
 * the provider's.
 */
const dropped = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "proxy-authenticate",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "alt-svc",
  "set-cookie",
  "strict-transport-security",
  "clear-site-data",
  "helicone-id",
  "helicone-status",
]);

/**
 * Reads the head of a provider's answer, in one pass.
 *
 * @param rawHeaders names and values in turn, as bytes.
 * @param isFromBrowser adds what lets a page read the answer, unless the provider said so itself.
 */
export function readAnswerHead(rawHeaders: readonly Buffer[], isFromBrowser: boolean): AnswerHead {
  const head: AnswerHead = {
    forward: [],
    contentType: "",
    contentEncoding: "",
    contentLength: undefined,
    isEventStream: false,
  };
  let allowsOrigin = false;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toString("latin1") ?? "";
    const value = rawHeaders[index + 1]?.toString("latin1") ?? "";
    const lowerName = name.toLowerCase();
    if (dropped.has(lowerName)) {
      continue;
    }
    if (lowerName === "content-type") {
      head.contentType = value;
      head.isEventStream = value.toLowerCase().startsWith("text/event-stream");
    } else if (lowerName === "content-encoding") {
      head.contentEncoding = value.trim().toLowerCase() === "identity" ? "" : value;
    } else if (lowerName === "content-length") {
      head.contentLength = Number(value);
    } else if (lowerName === "access-control-allow-origin") {
      allowsOrigin = true;
    }
    head.forward.push(name, value);
  }
  if (isFromBrowser) {
    head.forward.push(...(allowsOrigin ? corsHeaders.slice(2) : corsHeaders));
  }
  return head;
}

/** Takes a header out again, such as the length of a body that will be changed. */
export function withoutHeader(headers: string[], lowerName: string): string[] {
  return headers.filter((_, index) => headers[index - (index % 2)]?.toLowerCase() !== lowerName);
}
