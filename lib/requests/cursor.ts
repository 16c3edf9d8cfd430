import { z } from "zod";
import { fieldKey } from "@/lib/fields/field-ref";
import type { Sort } from "@/lib/fields/sort";
import type { RequestPosition } from "@/lib/queries/request-order";

const cursorSchema = z.tuple([z.string(), z.array(z.string().nullable())]);

/** Where a page of a sorted list ends, as text that callers hand back without looking inside. */
export function encodeCursor(sort: Sort, position: RequestPosition): string {
  return Buffer.from(JSON.stringify([sortName(sort), position])).toString("base64url");
}

/** The position a cursor stands for; undefined when it was not made by Facet, or for another sort. */
export function decodeCursor(sort: Sort, cursor: string): RequestPosition | undefined {
  const parts = cursorSchema.safeParse(parsed(Buffer.from(cursor, "base64url").toString()));
  return parts.success && parts.data[0] === sortName(sort) ? parts.data[1] : undefined;
}

function sortName(sort: Sort): string {
  return sort
    .map((key) => (key.field === "random" ? key.field : `${key.direction} ${fieldKey(key.field)}`))
    .join("\n");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
