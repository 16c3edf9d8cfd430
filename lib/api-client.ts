import { z } from "zod";

/** An answer of the REST API that is not what was hoped for; its message is written for the reader. */
export class ApiFailure extends Error {
  /** The HTTP status, or 0 when no answer came at all. */
  readonly status: number;
  readonly path: string;

  constructor(message: string, status: number, path: string) {
    super(message);
    this.name = "ApiFailure";
    this.status = status;
    this.path = path;
  }
}

export interface ApiCall {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Calls Facet's own API with the session's cookie and answers what `schema` reads out of the body.
 *
 * @throws ApiFailure with the API's sentence, or one of its own when the answer cannot be understood.
 */
export async function callApi<T>(path: string, schema: z.ZodType<T>, call: ApiCall = {}): Promise<T> {
  const text = await callApiForText(path, call);
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new ApiFailure(
      `Facet's answer has an unexpected shape: ${z.prettifyError(parsed.error)}`,
      200,
      path,
    );
  }
  return parsed.data;
}

/** The same, but answers the body as the text it came as, for readers that need its digits. */
export async function callApiForText(path: string, call: ApiCall = {}): Promise<string> {
  const response = await send(path, call);
  const text = await response.text();
  const envelope = envelopeSchema.safeParse(parseJson(text));
  const error = envelope.success ? envelope.data.error : undefined;
  if (!response.ok || error) {
    throw new ApiFailure(errorText(error) ?? `Facet answered ${response.status}.`, response.status, path);
  }
  return text;
}

async function send(path: string, { method = "GET", body, signal }: ApiCall): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal,
      credentials: "same-origin",
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiFailure("Facet does not answer. Is the server running, and this machine online?", 0, path);
  }
}

const envelopeSchema = z.object({
  error: z.union([z.string(), z.object({ message: z.string() })]).nullish(),
});

function errorText(error: z.infer<typeof envelopeSchema>["error"]): string | undefined {
  return typeof error === "string" ? error : error?.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
