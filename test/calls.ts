import { v7 } from "uuid";
import type { Call, CallWithBodies } from "@/lib/call";
import { defaultOrganizationId } from "@/lib/organizations";
import type { RequestRecord } from "@/lib/record";

/** A finished call for tests of what comes after the gateway; `overrides` replace what matters to the test. */
export function finishedCall(
  overrides: Partial<Call> = {},
  bodies = { request: "{}", response: "{}" },
): CallWithBodies {
  const call: Call = {
    requestId: v7(),
    organizationId: defaultOrganizationId,
    apiKeyId: null,
    createdAtMs: Date.now(),
    latencyMs: 120,
    timeToFirstTokenMs: null,
    status: 200,
    outcome: "complete",
    errorMessage: "",
    provider: "openai",
    method: "POST",
    path: "/v1/chat/completions",
    targetUrl: "https://api.openai.com",
    referrer: "",
    requestModel: "gpt-4o-mini",
    modelOverride: "",
    userId: "user-1",
    properties: [],
    isStream: false,
    requestContentType: "application/json",
    responseContentType: "application/json",
    responseContentEncoding: "",
    omitRequest: false,
    omitResponse: false,
    requestBytes: bodies.request.length,
    responseBytes: bodies.response.length,
    countryCode: "",
    notes: [],
    ...overrides,
  };
  return { call, requestBody: Buffer.from(bodies.request), responseBody: Buffer.from(bodies.response) };
}

/** A record straight out of the call, for tests that are not about reading usage and prices. */
export function plainRecord({ call, requestBody, responseBody }: CallWithBodies): RequestRecord {
  return {
    ...call,
    model: call.requestModel,
    responseModel: call.requestModel,
    stopReason: "stop",
    usage: null,
    costUsd: "0.000123456789",
    requestPreview: "",
    responsePreview: "",
    requestBody: Buffer.from(requestBody).toString(),
    responseBody: Buffer.from(responseBody).toString(),
  };
}
