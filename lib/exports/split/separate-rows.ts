import { csvRowEnds, jsonRowEnds } from "../files/count-rows";
import type { EngineFormat } from "../files/file-format";

/** The name of the column in front that says which value a row belongs to. */
export const valueColumn = "v";

/** Bytes before the number and behind it, and what they become once it is taken off. */
const prefixes = {
  CSV: { before: 0, behind: 1, instead: "", rowEnds: csvRowEnds },
  // {"v":12,"created":… becomes {"created":…
  JSONEachRow: { before: `{"${valueColumn}":`.length, behind: 1, instead: "{", rowEnds: jsonRowEnds },
} as const;

/** The rows of one value. */
export interface ValueRows {
  /** The number that stood in the first column. */
  number: number;
  bytes: Uint8Array;
  rows: number;
}

/** Takes the first column off rows that are ordered by it, and tells the rows of each number apart. */
export function* separateRows(bytes: Uint8Array, engine: Pick<EngineFormat, "name">): Generator<ValueRows> {
  if (engine.name === "Parquet") throw new Error("Rows of Parquet cannot be told apart by their bytes.");
  const { before, behind, instead, rowEnds } = prefixes[engine.name];
  const out = Buffer.allocUnsafe(bytes.length);
  const begin = Buffer.from(instead);
  let current: ValueRows | undefined;
  let startOfValue = 0;
  let written = 0;
  let start = 0;
  for (const end of rowEnds(bytes)) {
    const { number, next } = numberAt(bytes, start + before);
    if (current?.number !== number) {
      if (current) yield { ...current, bytes: out.subarray(startOfValue, written) };
      current = { number, bytes: out, rows: 0 };
      startOfValue = written;
    }
    out.set(begin, written);
    written += begin.length;
    out.set(bytes.subarray(next + behind, end), written);
    written += end - next - behind;
    current.rows += 1;
    start = end;
  }
  if (current) yield { ...current, bytes: out.subarray(startOfValue, written) };
}

const zero = 0x30;

function numberAt(bytes: Uint8Array, from: number): { number: number; next: number } {
  let number = 0;
  let next = from;
  for (let digit = (bytes[next] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (bytes[next] ?? 0) - zero) {
    number = number * 10 + digit;
    next += 1;
  }
  return { number, next };
}
