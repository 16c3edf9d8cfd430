/** How a call ended, in the four ways a reader cares about. */
export type StatusTone = "success" | "warning" | "danger" | "neutral";

export interface StatusText {
  tone: StatusTone;
  /** The status code, or two words at most for what happened instead. */
  label: string;
  /** The sentence for hover and screen readers. */
  description: string;
}

/** The words for a request's HTTP status and its outcome (`CallOutcome` in `lib/call.ts`). */
export function describeStatus(status: number, outcome: string): StatusText {
  const ended = outcomes[outcome];
  if (ended) return ended;
  const reason = reasons[status];
  const description = reason ? `HTTP ${status} ${reason}` : `HTTP ${status}`;
  const label = String(status);
  if (status >= 200 && status < 300) return { tone: "success", label, description };
  if (status >= 300 && status < 400) return { tone: "neutral", label, description };
  if (status === 429) return { tone: "warning", label, description };
  if (status >= 400) return { tone: "danger", label, description };
  return { tone: "neutral", label: "No status", description: "No status was recorded." };
}

const outcomes: Readonly<Record<string, StatusText>> = {
  cancelled: {
    tone: "warning",
    label: "Cancelled",
    description: "The caller hung up before the answer was complete.",
  },
  timeout: { tone: "danger", label: "Timed out", description: "The provider did not answer in time." },
  unreachable: { tone: "danger", label: "Unreachable", description: "The provider could not be reached." },
  broken: { tone: "danger", label: "Broken off", description: "The provider's answer ended too early." },
};

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  408: "Request Timeout",
  413: "Payload Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  529: "Overloaded",
};
