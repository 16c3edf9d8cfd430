import type { SplitValue } from "./split-value";

/** Values whose requests are read together, or one whose requests are read page by page. */
export type SplitBatch = { type: "many"; values: string[] } | { type: "one"; value: SplitValue };

export interface BatchLimits {
  rowsMax: number;
  bodyBytesMax: number;
  valuesMax: number;
}

const textBytesMax = 128 * 1024;

/**
 * Puts values, in their order, together as long as their requests fit a page. Reading a thousand small values costs
 * about as much as reading one.
 */
export function splitBatches(
  values: readonly SplitValue[],
  { rowsMax, bodyBytesMax, valuesMax }: BatchLimits,
): SplitBatch[] {
  const batches: SplitBatch[] = [];
  let room = { rows: 0, bytes: 0, values: 0, text: 0 };
  for (const each of values) {
    const { value, rows, bodyBytes } = each;
    const text = value === null ? 0 : Buffer.byteLength(value);
    const isSmall = rows <= rowsMax && bodyBytes <= bodyBytesMax && text <= textBytesMax;
    if (value === null || value === "" || !isSmall) {
      batches.push({ type: "one", value: each });
      continue;
    }
    const last = batches.at(-1);
    const fits = rows <= room.rows && bodyBytes <= room.bytes && room.values > 0 && text <= room.text;
    if (last?.type === "many" && fits) {
      last.values.push(value);
    } else {
      batches.push({ type: "many", values: [value] });
      room = { rows: rowsMax, bytes: bodyBytesMax, values: valuesMax, text: textBytesMax };
    }
    room = {
      rows: room.rows - rows,
      bytes: room.bytes - bodyBytes,
      values: room.values - 1,
      text: room.text - text,
    };
  }
  return batches;
}
