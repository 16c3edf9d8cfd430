/**
 * What a request may ask of the stand-in, as `x-stand-in: status=429; delay-ms=50; gzip`. Absent entries mean the
 * ordinary answer.
 */
export interface Behaviour {
  /** `status=429`: the vendor's error body of that status. */
  status?: number;
  /** `delay-ms=50`: waits before the answer begins. */
  delayMs?: number;
  /** `chunks=20`: the answer has that many words, and a stream that many text chunks. */
  chunks?: number;
  /** `chunk-delay-ms=5`: waits before every event of a stream but the first. */
  chunkDelayMs?: number;
  /** `break-after=3`: the connection is cut after that many events (or writes of a JSON answer's half). */
  breakAfter?: number;
  /** `hang`: never answers. */
  hang?: boolean;
  /** `gzip`: content-encoding gzip, when the answer is not a stream too. */
  gzip?: boolean;
  /** `invalid-json`: status 200 with a body that is cut in the middle. */
  invalidJson?: boolean;
  /** `no-usage`: the answer tells no token counts. */
  noUsage?: boolean;
  /** `chunked`: a JSON answer goes without content-length. */
  chunked?: boolean;
  /** `text=Good%20morning`: answers with this text, percent-encoded as `encodeURIComponent` does. */
  text?: string;
  /** Token counts told instead of a quarter of the characters: `prompt-tokens=2006; cached-tokens=1920`. */
  promptTokens?: number;
  completionTokens?: number;
  cachedTokens?: number;
  cacheWriteTokens?: number;
  reasoningTokens?: number;
  audioTokens?: number;
}

const numbers = {
  status: "status",
  "delay-ms": "delayMs",
  chunks: "chunks",
  "chunk-delay-ms": "chunkDelayMs",
  "break-after": "breakAfter",
  "prompt-tokens": "promptTokens",
  "completion-tokens": "completionTokens",
  "cached-tokens": "cachedTokens",
  "cache-write-tokens": "cacheWriteTokens",
  "reasoning-tokens": "reasoningTokens",
  "audio-tokens": "audioTokens",
} as const;

const flags = {
  hang: "hang",
  gzip: "gzip",
  "invalid-json": "invalidJson",
  "no-usage": "noUsage",
  chunked: "chunked",
} as const;

const isIn = <T extends object>(table: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(table, name);

/** Reads the header; throws on a word it does not know, so that a test cannot ask for nothing by a slip. */
export function parseBehaviour(header: string): Behaviour {
  const behaviour: Behaviour = {};
  for (const entry of header.split(";")) {
    const [name = "", value] = entry.split("=").map((part) => part.trim());
    if (isIn(numbers, name) && value !== undefined && Number.isFinite(Number(value))) {
      behaviour[numbers[name]] = Number(value);
    } else if (name === "text" && value !== undefined) {
      behaviour.text = decodeURIComponent(value);
    } else if (isIn(flags, name)) {
      behaviour[flags[name]] = true;
    } else if (name !== "") {
      throw new Error(`x-stand-in does not know "${entry.trim()}"`);
    }
  }
  return behaviour;
}
