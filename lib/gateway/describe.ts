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
import { recordOf } from "./record-of";
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
  const { provider, targetUrl, createdAtMs } = call;
  const priced = { provider, targetUrl, model: names.model };
  const cost = usage ? costUsd(usage, priced, createdAtMs) : unmeasuredCost(call);
  const message = errorMessage(call, answer.value, answer.text);
  const conversation = readConversation(asked, answer.value);
  const requestText = (conversation && previewRequest(conversation)) || previewText(request.text);
  const responseText = (conversation && previewAnswer(conversation)) || message || previewText(answer.text);

  return recordOf(call, {
    model: names.model,
    requestModel: names.requestModel,
    responseModel: names.responseModel,
    errorMessage: message,
    stopReason: stopReason(answer.value),
    usage: usage && stored(usage),
    costUsd: cost,
    userId: call.userId || endUser(asked),
    requestPreview: requestText,
    responsePreview: responseText,
    notes: [
      ...(request.isText ? [] : [`The request's body is no text; what it was is kept: ${request.text}.`]),
      ...(response.isText ? [] : [`The response's body is no text; what it was is kept: ${response.text}.`]),
      ...usageNotes(call, answer.value, usage, cost),
    ],
    requestBody: request.text,
    responseBody: answer.text,
  });
}

/** What can be said when reading the bodies failed, as it does for JSON nested a hundred thousand levels deep. */
function describeBare({ call, requestBody, responseBody }: CallWithBodies, error: unknown): RequestRecord {
  const reason = error instanceof Error ? error.message : String(error);
  return recordOf(call, {
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
    notes: [`The bodies could not be read: ${reason}.`],
    requestBody: Buffer.from(requestBody).toString("utf8"),
    responseBody: Buffer.from(responseBody).toString("utf8"),
  });
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
