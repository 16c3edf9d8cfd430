import type { Call, CallWithBodies } from "@/lib/call";
import { previewAnswer, previewRequest, previewText } from "@/lib/conversations/preview";
import { readConversation } from "@/lib/conversations/read-conversation";
import type { RequestRecord } from "@/lib/record";
import { parseJson } from "./answer/parse-json";
import { readAnswer } from "./answer/read-answer";
import { decodeBody } from "./body/decode-body";
import { usageNotes } from "./call-notes";
import { endUser } from "./end-user";
import { errorMessage } from "./error-message";
import { modelNames } from "./model-names";
import { costUsd } from "./pricing";
import { stopReason } from "./stop-reason";
import type { MeasuredUsage } from "./usage/measured-usage";
import { readUsage } from "./usage/read-usage";

/**
 * Reads what the bodies of a finished call tell and makes the row that describes it. Never throws: a body that
 * cannot be understood is kept as text, and its call keeps all that the gateway itself saw.
 */
export function describeCall(finished: CallWithBodies): RequestRecord {
  try {
    return read(finished);
  } catch (error) {
    return describeBare(finished, error);
  }
}

function read({ call, requestBody, responseBody }: CallWithBodies): RequestRecord {
  const request = decodeBody(requestBody, call.requestContentType, isGzip(requestBody) ? "gzip" : "");
  const response = decodeBody(responseBody, call.responseContentType, call.responseContentEncoding);
  const asked = request.isText ? parseJson(request.text) : undefined;
  const answer = response.isText
    ? readAnswer(response.text, call.responseContentType)
    : { value: undefined, text: response.text };

  const names = modelNames(call, asked, answer.value);
  const usage = readUsage(answer.value);
  const cost = usage
    ? costUsd(usage, { ...call, model: names.model }, call.createdAtMs)
    : unmeasuredCost(call);
  const message = errorMessage(call, answer.value, answer.text);
  const conversation = readConversation(asked, answer.value);
  const requestText = (conversation && previewRequest(conversation)) || previewText(request.text);
  const responseText = (conversation && previewAnswer(conversation)) || message || previewText(answer.text);

  // JSON escapes can spell half a character, which the database does not take: hence `toWellFormed`.
  return {
    ...seenByGateway(call),
    model: names.model.toWellFormed(),
    requestModel: names.requestModel.toWellFormed(),
    responseModel: names.responseModel.toWellFormed(),
    errorMessage: message.toWellFormed(),
    stopReason: stopReason(answer.value).toWellFormed(),
    usage: usage && stored(usage),
    costUsd: cost,
    userId: (call.userId || endUser(asked)).toWellFormed(),
    requestPreview: call.omitRequest ? "" : requestText,
    responsePreview: call.omitResponse ? "" : responseText,
    notes: [
      ...call.notes,
      ...(request.isText ? [] : [`The request's body is no text; what it was is kept: ${request.text}.`]),
      ...(response.isText ? [] : [`The response's body is no text; what it was is kept: ${response.text}.`]),
      ...usageNotes(call, answer.value, usage, cost),
    ],
    requestBody: call.omitRequest ? "" : request.text,
    responseBody: call.omitResponse ? "" : answer.text,
  };
}

/** What can be said when reading the bodies failed, as it does for JSON nested a hundred thousand levels deep. */
function describeBare({ call, requestBody, responseBody }: CallWithBodies, error: unknown): RequestRecord {
  const reason = error instanceof Error ? error.message : String(error);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
  return {
    ...seenByGateway(call),
    model: call.modelOverride || call.requestModel || "unknown",
    requestModel: call.requestModel,
    responseModel: "",
    errorMessage: call.errorMessage,
    stopReason: "",
    usage: null,
    costUsd: unmeasuredCost(call),
    userId: call.userId,
    requestPreview: "",
    responsePreview: "",
    notes: [...call.notes, `The bodies could not be read: ${reason}.`],
    requestBody: call.omitRequest ? "" : text(requestBody),
    responseBody: call.omitResponse ? "" : text(responseBody),
  };
}

/** The columns that need no body. */
function seenByGateway(call: Call) {
  return {
    organizationId: call.organizationId,
    requestId: call.requestId,
    createdAtMs: call.createdAtMs,
    apiKeyId: call.apiKeyId,
    provider: call.provider,
    method: call.method,
    path: call.path,
    targetUrl: call.targetUrl,
    referrer: call.referrer,
    status: call.status,
    outcome: call.outcome,
    isStream: call.isStream,
    latencyMs: call.latencyMs,
    timeToFirstTokenMs: call.timeToFirstTokenMs,
    properties: call.properties,
    countryCode: call.countryCode,
    requestBytes: call.requestBytes,
    responseBytes: call.responseBytes,
  };
}

/** Refused calls are not billed; of others without token counts nobody knows the price. */
function unmeasuredCost(call: Call): string | null {
  return call.status >= 400 || call.outcome === "unreachable" ? "0" : null;
}

function stored(usage: MeasuredUsage): RequestRecord["usage"] {
  return {
    promptTokens: usage.promptTokens,
    completionTokens: usage.completionTokens,
    promptCacheReadTokens: usage.promptCacheReadTokens,
    promptCacheWriteTokens: usage.promptCacheWriteTokens,
    promptAudioTokens: usage.promptAudioTokens,
    completionAudioTokens: usage.completionAudioTokens,
    reasoningTokens: usage.reasoningTokens,
  };
}

/** The call does not say how its request was encoded, and no other body begins with these bytes. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
