import { createHash } from "node:crypto";
import { z } from "zod";
import { isUuid } from "@/lib/fields/operand";
import type { ExportOrder, ExportResumption } from "./export-order";

const cursorSchema = z.tuple([z.string(), z.int(), z.string().refine(isUuid), z.int().min(0), z.int()]);

/** A place in an export, as text that callers hand back without looking inside. */
export function printResumption(order: ExportOrder, { after, rows, newestMs }: ExportResumption): string {
  const parts = [digest(order), after.atMs, after.requestId, rows, newestMs];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The place a cursor stands for; undefined when it was not made for this very export. */
export function readResumption(order: ExportOrder, cursor: string): ExportResumption | undefined {
  const parts = cursorSchema.safeParse(parsed(Buffer.from(cursor, "base64url").toString()));
  if (!parts.success) return undefined;
  const [made, atMs, requestId, rows, newestMs] = parts.data;
  const inRange = [atMs, newestMs].every((timeMs) => Math.abs(timeMs) <= maxTimeMs);
  return made === digest(order) && inRange ? { after: { atMs, requestId }, rows, newestMs } : undefined;
}

/** What JavaScript can write as a date. */
const maxTimeMs = 8.64e15;

/** Everything that decides which bytes stand where. */
function digest({ resume: _, marker: __, ...order }: ExportOrder): string {
  return createHash("sha256").update(JSON.stringify(order)).digest("base64url").slice(0, 22);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
