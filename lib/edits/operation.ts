import { z } from "zod";
import { storedPropertyKey } from "@/lib/fields/property-path";
import { filterSchema } from "@/lib/filters/schema";

const text = z.string();

/** What an edit does to each of its requests. Keys are in the form they are stored in. */
const operationSchema = z.discriminatedUnion("type", [
  /** Sets and removes the same properties everywhere. */
  z.object({ type: z.literal("patch"), set: z.array(z.tuple([text, text])), remove: z.array(text) }),
  /** Gives the value of one key to another. `keep` says whose value stays where a request has both. */
  z.object({ type: z.literal("move"), from: text, to: text, keep: z.enum(["target", "source"]) }),
  /** Takes back what another edit did, on the requests that still hold what it wrote. */
  z.object({ type: z.literal("restore"), keys: z.array(text) }),
]);
export type Operation = z.infer<typeof operationSchema>;

/** Which requests an edit is about. */
const scopeSchema = z.discriminatedUnion("type", [
  /** Those a filter selects, stored and not changed since before a moment of the database's clock. */
  z.object({
    type: z.literal("filter"),
    filter: filterSchema,
    isScored: z.boolean().optional(),
    beforeMs: z.number().int(),
  }),
  /** Every request that has the key. */
  z.object({ type: z.literal("holders"), key: text }),
  /** Those another edit changed. */
  z.object({ type: z.literal("edited"), editId: z.string() }),
]);

/** What an edit is to do, as it is kept. */
export const editSpecSchema = z.object({ operation: operationSchema, scope: scopeSchema });
export type EditSpec = z.infer<typeof editSpecSchema>;

/** The keys an operation may change, in the order in which their values are written down. */
export function keysOf(operation: Operation): string[] {
  switch (operation.type) {
    case "patch":
      return [...operation.set.map(([key]) => key), ...operation.remove];
    case "move":
      return [operation.from, operation.to];
    case "restore":
      return operation.keys;
  }
}

/** A key as it is stored, without halves of surrogate pairs, which the engine refuses. */
export function editKey(key: string): string {
  return storedPropertyKey(key).toWellFormed();
}
