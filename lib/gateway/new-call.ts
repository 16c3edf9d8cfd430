import type { Call } from "@/lib/call";
import type { Authenticated } from "./authenticate";
import { withoutQueryKey } from "./authenticate";
import type { Exchange } from "./exchange";
import type { CallHeaders } from "./headers";
import type { Route } from "./route";

/** The record of a call that is about to be sent on. What only the answer tells is filled in later. */
export function newCall(
  exchange: Exchange,
  headers: CallHeaders,
  { grant }: Authenticated,
  route: Route,
  known: { requestId: string; requestModel: string; notes: string[] },
): Call {
  return {
    requestId: known.requestId,
    organizationId: grant.organizationId,
    apiKeyId: grant.apiKeyId,
    createdAtMs: exchange.receivedAtMs,
    latencyMs: 0,
    timeToFirstTokenMs: null,
    status: 0,
    outcome: "complete",
    errorMessage: "",
    provider: route.providerId,
    method: exchange.method,
    path: withoutQueryKey(route.path),
    targetUrl: route.origin,
    referrer: route.isByModel ? "ai-gateway" : "",
    requestModel: known.requestModel,
    modelOverride: headers.modelOverride,
    userId: headers.userId,
    properties: headers.properties.entries,
    isStream: false,
    requestContentType: headers.contentType,
    responseContentType: "",
    responseContentEncoding: "",
    omitRequest: headers.omitRequest,
    omitResponse: headers.omitResponse,
    requestBytes: 0,
    responseBytes: 0,
    countryCode: headers.countryCode,
    notes: known.notes,
  };
}
