import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Answer } from "./answer";

/** Sends an answer in the manner its behaviour asks for. */
export function send(res: ServerResponse, answer: Answer): void {
  const { behaviour } = answer;
  if (behaviour.hang) {
    return;
  }
  if (behaviour.delayMs === undefined && behaviour.chunkDelayMs === undefined && !answer.isStream) {
    sendWhole(res, answer);
    return;
  }
  // Errors cannot reach here but by the caller's leaving, which the server has noted.
  void sendSlowly(res, answer);
}

function sendWhole(res: ServerResponse, answer: Answer): void {
  const { behaviour } = answer;
  const headers = { ...answer.headers };
  let body = answer.parts[0] ?? Buffer.alloc(0);
  if (behaviour.gzip) {
    body = gzipSync(body);
    headers["content-encoding"] = "gzip";
  }
  if (!behaviour.chunked) {
    headers["content-length"] = String(body.length);
  }
  res.writeHead(answer.status, headers);
  if (behaviour.breakAfter !== undefined) {
    res.write(body.subarray(0, Math.ceil(body.length / 2)), () => res.destroy());
    return;
  }
  if (behaviour.chunked) {
    res.write(body);
    res.end();
    return;
  }
  res.end(body);
}

async function sendSlowly(res: ServerResponse, answer: Answer): Promise<void> {
  const { behaviour } = answer;
  if (behaviour.delayMs) {
    await sleep(behaviour.delayMs);
  }
  if (!answer.isStream) {
    sendWhole(res, answer);
    return;
  }
  const parts = behaviour.gzip ? [gzipSync(Buffer.concat(answer.parts))] : answer.parts;
  res.writeHead(
    answer.status,
    behaviour.gzip ? { ...answer.headers, "content-encoding": "gzip" } : answer.headers,
  );
  for (const [index, part] of parts.entries()) {
    if (index === behaviour.breakAfter) {
      // What was written must leave before the connection is cut.
      res.write("", () => res.destroy());
      return;
    }
    if (index > 0 && behaviour.chunkDelayMs) {
      await sleep(behaviour.chunkDelayMs);
    }
    if (res.destroyed) {
      return;
    }
    if (!res.write(part) && behaviour.chunkDelayMs === undefined) {
      await new Promise((resolve) => res.once("drain", resolve).once("close", resolve));
    }
  }
  res.end();
}
