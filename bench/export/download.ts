import { createWriteStream } from "node:fs";
import { request } from "node:http";
import { pipeline } from "node:stream/promises";
import { cpuMs, residentBytes } from "../shared/usage";

/** Where Facet is, and the key. */
export interface Access {
  baseUrl: string;
  apiKey: string;
}

/** What an export cost. */
export interface Download {
  seconds: number;
  bytes: number;
  firstByteMs: number;
  /** Of the server. */
  cpuSeconds: number;
  /** Resident memory of the server before it. */
  beforeMb: number;
  /** By how much it grew at most meanwhile. */
  growthMb: number;
}

const sampleEveryMs = 25;

/** Takes an export to disk and watches the server meanwhile. */
export async function download(
  { baseUrl, apiKey }: Access,
  order: Record<string, unknown>,
  { file, pid }: { file: string; pid: number },
): Promise<Download> {
  const mb = () => residentBytes(pid) / 1e6;
  const beforeMb = mb();
  const cpuBeforeMs = cpuMs(pid);
  let mostMb = beforeMb;
  const sampling = setInterval(() => {
    mostMb = Math.max(mostMb, mb());
  }, sampleEveryMs);
  const startMs = performance.now();
  let firstByteMs = 0;
  let bytes = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
      const call = request(`${baseUrl}/v1/request/export`, { method: "POST", headers }, (answer) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`The export was answered with ${answer.statusCode}.`));
          answer.resume();
          return;
        }
        answer.on("data", (chunk: Buffer) => {
          firstByteMs ||= performance.now() - startMs;
          bytes += chunk.length;
        });
        pipeline(answer, createWriteStream(file)).then(resolve, reject);
      });
      call.on("error", reject);
      call.end(JSON.stringify({ filter: "all", ...order }));
    });
  } finally {
    clearInterval(sampling);
  }
  return {
    seconds: (performance.now() - startMs) / 1000,
    bytes,
    firstByteMs,
    cpuSeconds: (cpuMs(pid) - cpuBeforeMs) / 1000,
    beforeMb,
    growthMb: mostMb - beforeMb,
  };
}
