/**
 * A call as the gateway saw it, before anybody interprets it. The recorder writes it to disk as it is; reading
 * usage, model and price out of the bodies happens later, so that a fault there can never lose a call.
 */
export interface Call {
  /** UUID; version 7 unless the caller chose it. */
  requestId: string;
  organizationId: string;
  apiKeyId: string | null;
  /** Epoch milliseconds when the request's head had arrived. */
  createdAtMs: number;
  /** Milliseconds from `createdAtMs` to the last byte of the answer (or to its failure). */
  latencyMs: number;
  /** Milliseconds to the first byte of a streamed answer; null when the answer was not a stream. */
  timeToFirstTokenMs: number | null;
  /** The provider's HTTP status, or one of `specialStatus` when there is none to tell. */
  status: number;
  /** How the call ended. Only `complete` answers reached the caller whole. */
  outcome: CallOutcome;
  /** A sentence about the failure; empty when there was none. */
  errorMessage: string;
  /** Id of the provider in `lib/gateway/providers`, or the host name of an unknown one. */
  provider: string;
  method: string;
  /** The path as the provider saw it, with its query, such as `/v1/chat/completions`. */
  path: string;
  /** The provider's origin, such as `https://api.openai.com`. */
  targetUrl: string;
  /** `ai-gateway` when the provider followed from the model's name, otherwise empty. */
  referrer: string;
  /** The model the call asked for, where it could be read; empty otherwise. */
  requestModel: string;
  /** `Helicone-Model-Override`; empty when not sent. */
  modelOverride: string;
  /** `Helicone-User-Id`; empty when not sent. The body's `user` is the fallback, read later. */
  userId: string;
  /** Custom properties and the recorded `Helicone-*` ones, spelled as they were sent. */
  properties: [key: string, value: string][];
  /** Whether the provider's answer was a stream of events. */
  isStream: boolean;
  requestContentType: string;
  responseContentType: string;
  /** `content-encoding` of the recorded response bytes; empty for identity. */
  responseContentEncoding: string;
  /** `Helicone-Omit-Request` and `-Response`: the body is measured and priced but not kept. */
  omitRequest: boolean;
  omitResponse: boolean;
  /** Sizes on the wire, also of what was not kept. */
  requestBytes: number;
  responseBytes: number;
  countryCode: string;
  /** Sentences that tell what was cut or replaced, for the reader of the record. */
  notes: string[];
}

export type CallOutcome = "complete" | "cancelled" | "timeout" | "unreachable" | "broken";

/** `status` of calls that have no HTTP status of the provider (wire-compatible numbers). */
export const specialStatus = { timeout: -1, pending: -2, cancelled: -3, threat: -4, other: -100 } as const;

/** A finished call together with the bytes that were kept of its bodies. */
export interface CallWithBodies {
  call: Call;
  requestBody: Uint8Array;
  /** As received, still encoded as `responseContentEncoding` says. */
  responseBody: Uint8Array;
}

/** Limits of one call. What lies beyond them still goes through; the record's notes say what was cut. */
export const callLimits = {
  propertiesMax: 200,
  propertyKeyCharsMax: 200,
  propertyValueCharsMax: 8_192,
  bodyBytesKeptMax: 10 * 1024 * 1024,
} as const;
