import { type Bodies, getBodies } from "@/lib/queries/get-bodies";
import type { StoredRequest } from "@/lib/queries/request-columns";
import type { ShownBodies } from "./request-row";

/** The bodies of one answer together; what comes after is left for a request of its own. */
const answerBytesMax = 64 * 1024 * 1024;
/** The bodies of one query together, so that little is read beyond the limit. */
const batchBytesMax = 16 * 1024 * 1024;
/** Compressed answers are larger once they are stored as text, so the bytes on the wire are only a hint. */
const rowBytesMin = 2 * 1024;

/**
 * The bodies of requests, by request id, as an API row shows them: parsed JSON, or the text as it was sent, or null
 * when nothing was kept. Beyond 64 MB in all a body is replaced by a note that tells how to get it.
 */
export async function shownBodies(
  organizationId: string,
  requests: readonly StoredRequest[],
  bytesMax = answerBytesMax,
): Promise<Map<string, ShownBodies>> {
  const shown = new Map<string, ShownBodies>();
  let bytes = 0;
  for (const batch of batchesOf(requests)) {
    const found = bytes < bytesMax ? await getBodies(organizationId, batch) : new Map<string, Bodies>();
    for (const { requestId } of batch) {
      const bodies = found.get(requestId);
      bytes += bodies ? bodies.requestBody.length + bodies.responseBody.length : 0;
      shown.set(requestId, bytes < bytesMax ? shownBody(bodies) : leftOut(requestId));
    }
  }
  return shown;
}

/** Requests in their order, cut so that a batch holds about 16 MB of bodies. */
function batchesOf(requests: readonly StoredRequest[]): StoredRequest[][] {
  const batches: StoredRequest[][] = [];
  let room = 0;
  for (const request of requests) {
    const bytes = Math.max(request.requestBytes + request.responseBytes, rowBytesMin);
    const batch = batches.at(-1);
    if (batch && bytes <= room) {
      batch.push(request);
      room -= bytes;
    } else {
      batches.push([request]);
      room = batchBytesMax - bytes;
    }
  }
  return batches;
}

function shownBody(bodies: Bodies | undefined): ShownBodies {
  return {
    requestBody: parsedOrText(bodies?.requestBody ?? ""),
    responseBody: parsedOrText(bodies?.responseBody ?? ""),
  };
}

function parsedOrText(text: string): unknown {
  if (text === "") {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function leftOut(requestId: string): ShownBodies {
  const note = {
    helicone_message: `Left out, as the bodies of one answer are limited to 64 MB. Get it with GET /v1/request/${requestId}?includeBody=true`,
  };
  return { requestBody: note, responseBody: note };
}
