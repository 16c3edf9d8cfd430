import type { CallWithBodies } from "@/lib/call";
import { glanceAtAnswer } from "./answer/glance";
import { readAnswer } from "./answer/read-answer";
import { decodeBody } from "./body/decode-body";
import { modelNames } from "./model-names";
import { costUsd } from "./pricing";
import { readUsage } from "./usage/read-usage";

/**
 * What a finished call cost, as its record will say; null when nobody can tell. It takes time of the gateway, and is asked
 * only where a limit waits for it. Never throws.
 */
export function callCost(finished: CallWithBodies): string | null {
  try {
    const { call } = finished;
    const answer = glanceAtAnswer(finished) ?? wholeAnswer(finished);
    const usage = readUsage(answer);
    const { provider, targetUrl, createdAtMs } = call;
    return (
      usage &&
      costUsd(usage, { provider, targetUrl, model: modelNames(call, undefined, answer).model }, createdAtMs)
    );
  } catch {
    return null;
  }
}

function wholeAnswer({ call, responseBody }: CallWithBodies): unknown {
  const { text, isText } = decodeBody(responseBody, call.responseContentType, call.responseContentEncoding);
  return isText ? readAnswer(text, call.responseContentType).value : undefined;
}
