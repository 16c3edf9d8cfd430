import { ApiError } from "@/lib/errors";

const bodyBytesMax = 10 * 1024 * 1024;

/**
 * The JSON body of a request; undefined when it is empty.
 *
 * @throws ApiError `payload_too_large` beyond 10 MB, `bad_request` when it is no JSON.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  return parsed(await readBytes(request));
}

/**
 * The same, or the JSON in the field `json` of a form.
 *
 * @throws ApiError as above; `bad_request` for a form without that field.
 */
export async function readJsonOrForm(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) {
    return readJsonBody(request);
  }
  const json = new URLSearchParams((await readBytes(request)).toString()).get("json");
  if (json === null) {
    throw new ApiError("bad_request", "The form has no field json, which holds what would else be the body.");
  }
  return parsed(Buffer.from(json));
}

function parsed(bytes: Uint8Array): unknown {
  if (bytes.length === 0) {
    return undefined;
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ApiError("bad_request", `The body is not JSON: ${jsonFault(error)}.`);
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > bodyBytesMax) {
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of arriving(request.body)) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) {
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A caller who leaves halfway, as a page does that is closed, is no fault of Facet's. */
async function* arriving(body: ReadableStream<Uint8Array> | null) {
  try {
    yield* body ?? [];
  } catch {
    throw new ApiError("bad_request", "The connection broke off before the whole body had arrived.");
  }
}

function tooLarge(): ApiError {
  return new ApiError("payload_too_large", "The body is larger than 10 MB, which is the limit.");
}

/** The engine's own words name the place: a position, or the text around the fault. */
function jsonFault(error: unknown): string {
  if (!(error instanceof SyntaxError)) {
    return "it is not UTF-8 text";
  }
  return error.message.replace(/ in JSON/, "").replace(/\.$/, "");
}
