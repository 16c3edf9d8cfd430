import type { CallWithBodies } from "@/lib/call";
import { readAnswer } from "./answer/read-answer";
import { decodeBody } from "./body/decode-body";
import { modelNames } from "./model-names";
import { costUsd } from "./pricing";
import { readUsage } from "./usage/read-usage";

/**
 * What a finished call cost, as its record will say; null when nobody can tell. Reads the whole answer, so it is asked
 * only where a limit waits for it. Never throws.
 */
export function callCost({ call, responseBody }: CallWithBodies): string | null {
  try {
    const { text, isText } = decodeBody(responseBody, call.responseContentType, call.responseContentEncoding);
    const answer = isText ? readAnswer(text, call.responseContentType).value : undefined;
    const usage = readUsage(answer);
    const { provider, targetUrl, createdAtMs } = call;
    const { model } = modelNames(call, undefined, answer);
    return usage && costUsd(usage, { provider, targetUrl, model }, createdAtMs);
  } catch {
    return null;
  }
}
