/** The one table of error codes: what a code means on the wire and in the OpenAPI document. */
export const errorCodes = {
  bad_request: { status: 400, title: "The request cannot be understood" },
  unauthorized: { status: 401, title: "No valid API key or sign-in" },
  forbidden: { status: 403, title: "The key may not do this" },
  not_found: { status: 404, title: "No such thing" },
  method_not_allowed: { status: 405, title: "This path does not take that method" },
  conflict: { status: 409, title: "It clashes with what is there" },
  payload_too_large: { status: 413, title: "The body is larger than the limit" },
  invalid: { status: 422, title: "A field has a value that is not allowed" },
  rate_limited: { status: 429, title: "Over a rate limit" },
  internal: { status: 500, title: "A fault in Facet" },
  bad_gateway: { status: 502, title: "The provider could not be reached" },
  storage_unavailable: { status: 503, title: "The database does not answer" },
  timeout: { status: 504, title: "It took too long" },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One fault in the input: where it stands, what is wrong there and what would be right. */
export interface Issue {
  /** Dotted path into the body, such as `filter.left.request_response_rmt`; empty for the whole. */
  path: string;
  message: string;
}

const brand = Symbol.for("facet.ApiError");

/** An error whose message is written for the caller. Anything else thrown is answered bare and logged whole. */
export class ApiError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  /** Headers the answer must carry, such as `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    message: string,
    issues: readonly Issue[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.issues = issues;
    this.headers = headers;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }

  /** The process holds two module graphs and so two copies of this class; `instanceof` knows both. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}

/** @throws ApiError `invalid` that says the first issue and carries all of them, if there are any. */
export function assertNoIssues(issues: readonly Issue[]): void {
  const [first] = issues;
  if (first) throw new ApiError("invalid", `${first.path}: ${first.message}`, issues);
}
