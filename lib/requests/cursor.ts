import { z } from "zod";
import type { RequestPosition, RequestSort } from "@/lib/queries/request-order";

const positionSchema = z.tuple([z.string(), z.string().nullable(), z.int(), z.uuid()]);

/** Where a page of a sorted list ends, as text that callers hand back without looking inside. */
export function encodeCursor(sort: RequestSort, position: RequestPosition): string {
  const parts: z.infer<typeof positionSchema> = [
    sortName(sort),
    position.value,
    position.createdAtMs,
    position.requestId,
  ];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The position a cursor stands for; undefined when it was not made by Facet, or for another sort. */
export function decodeCursor(sort: RequestSort, cursor: string): RequestPosition | undefined {
  const parts = positionSchema.safeParse(parsed(Buffer.from(cursor, "base64url").toString()));
  if (!parts.success || parts.data[0] !== sortName(sort)) {
    return undefined;
  }
  const [, value, createdAtMs, requestId] = parts.data;
  return { value, createdAtMs, requestId };
}

function sortName(sort: RequestSort): string {
  switch (sort.by) {
    case "random":
      return "random";
    case "property":
      return `${sort.direction} property ${sort.key.toLowerCase()}`;
    case "field":
      return `${sort.direction} ${sort.fieldId}`;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
