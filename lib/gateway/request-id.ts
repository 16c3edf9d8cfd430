import { randomFillSync } from "node:crypto";
import { v7 as uuidV7 } from "uuid";
import { processSingleton } from "@/lib/registry";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
/** How many of the callers' ids are remembered. */
const rememberedMax = 50_000;

/**
 * The id of a call: the caller's own when it is a UUID that was not used lately. SDKs send the same headers again
 * when they retry, so a repeated id is a new call.
 */
export function chooseRequestId(asked: string | undefined): { requestId: string; note: string | undefined } {
  if (asked === undefined || asked === "") {
    return { requestId: newUuid(), note: undefined };
  }
  const shown = asked.slice(0, 60);
  if (!uuid.test(asked)) {
    return { requestId: newUuid(), note: `Helicone-Request-Id "${shown}" is not a UUID and was replaced.` };
  }
  const requestId = asked.toLowerCase();
  const used = processSingleton("request-ids", () => new Set<string>());
  if (used.has(requestId)) {
    return {
      requestId: newUuid(),
      note: `Helicone-Request-Id ${shown} already stands for an earlier call; this one got an id of its own.`,
    };
  }
  used.add(requestId);
  if (used.size > rememberedMax) {
    const [oldest] = used;
    used.delete(oldest ?? "");
  }
  return { requestId, note: undefined };
}

const idBytes = 16;
/** Random bytes for many ids are drawn at once: asking the system for each costs more than the rest of the id. */
const randomBytes = Buffer.alloc(idBytes * 256);
let randomUsed = randomBytes.length;

function newUuid(): string {
  if (randomUsed === randomBytes.length) {
    randomFillSync(randomBytes);
    randomUsed = 0;
  }
  randomUsed += idBytes;
  return uuidV7({ random: randomBytes.subarray(randomUsed - idBytes, randomUsed) });
}
