import type { Call } from "@/lib/call";
import type { Recorder } from "@/lib/recorder/recorder";
import type { Provider } from "./providers";
import type { UpstreamPools } from "./upstream-pools";

/** Who owns an API key and what it may do. */
export interface KeyGrant {
  organizationId: string;
  apiKeyId: string;
  permission: "rw" | "r" | "w";
}

/** Where a provider answers and with which key, as the operator set it up. */
export interface ProviderSettings {
  /** Undefined when the provider has an own host for every customer and none is set. */
  origin: string | undefined;
  /** Path of the base URL, without a slash at the end; empty for the root. */
  basePath: string;
  apiKey: string | undefined;
}

/** Decides which calls go on. */
export interface CallGate {
  /**
   * Counts a call that is about to be sent on.
   *
   * @param body of the request, where it was read whole.
   * @param policy `Helicone-RateLimit-Policy`, where the caller sent one.
   * @returns undefined when nothing limits the call.
   */
  admit(call: Call, body: Buffer | undefined, policy: string | undefined): Admission | undefined;
}

/** What became of a call at the gate. */
export interface Admission {
  /** For the answer, names and values in turn. */
  headers: string[];
  /** Why the call does not go on; undefined when it does. */
  refusal?: {
    message: string;
    retryAfterS: number;
    /** What the record says of it, as the property `Helicone-Rate-Limit-Status`. */
    status: string;
  };
  /** Wants to know what the call cost, before the caller can send another; null when nobody can tell. */
  settle?: (costUsd: string | null) => void;
}

/** What the gateway needs from the rest of Facet. */
export interface GatewayDeps {
  /** Synchronous, as it stands in the way of every call. */
  authenticate(token: string): KeyGrant | undefined;
  recorder: Pick<Recorder, "record" | "recordSoon">;
  gate: CallGate;
  settingsOf(provider: Provider): ProviderSettings;
  /** Lets target URLs name private addresses. */
  allowPrivateTargets: boolean;
  pools: UpstreamPools;
  timeouts: UpstreamTimeouts;
}

export interface UpstreamTimeouts {
  connectMs: number;
  /** From the request's last byte to the answer's head. */
  headersMs: number;
  /** The same for calls with `Helicone-Increase-Timeout`. */
  longHeadersMs: number;
  /** Between two chunks of the answer. */
  bodyMs: number;
}

/** Models that think answer late: OpenAI's own SDK waits ten minutes. */
export const defaultTimeouts: UpstreamTimeouts = {
  connectMs: 10_000,
  headersMs: 15 * 60_000,
  longHeadersMs: 30 * 60_000,
  bodyMs: 10 * 60_000,
};
