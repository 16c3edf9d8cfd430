import { z } from "zod";
import type { ChosenColumn, ColumnChoice } from "@/lib/exports/column-choice";
import { findField } from "@/lib/fields/fields";
import { fieldRefSchema } from "./field-ref";

/** Which columns a file has. */
export const exportColumnsSchema = z
  .unknown()
  .transform((input, context): ColumnChoice => {
    if (input === undefined || input === "default" || input === "all") {
      return input ?? "default";
    }
    if (!Array.isArray(input) || input.length === 0) {
      const message =
        'must be "default", "all", or a list of fields such as ["created", "cost", {"property": "Customer"}].';
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    const columns: ChosenColumn[] = [];
    for (const [index, item] of input.entries()) {
      const column = chosenColumn(item);
      if (typeof column === "object" && "fault" in column) {
        context.addIssue({ code: "custom", message: column.fault, path: [index] });
      } else {
        columns.push(column);
      }
    }
    return columns;
  })
  .meta({
    description:
      '`default`: the columns a new reader of the list sees, with every property; `all`: every field and every property; or a list of fields, in which `"properties"` stands for every property that is not named itself. Every property means those that requests of the selection have and that are not hidden. Bodies are asked for with `bodies`.',
    override: {
      anyOf: [
        { type: "string", enum: ["default", "all"] },
        { type: "array", items: { $ref: "#/components/schemas/FieldRef" } },
      ],
      example: ["created", "model", "cost", { property: "Customer" }],
    },
  });

function chosenColumn(item: unknown): ChosenColumn | { fault: string } {
  if (item === "properties") {
    return item;
  }
  const parsed = fieldRefSchema.safeParse(item);
  if (!parsed.success) {
    return { fault: parsed.error.issues[0]?.message ?? "is not a field." };
  }
  const ref = parsed.data;
  const isBody = typeof ref === "string" && findField(ref)?.kind === "body";
  return isBody ? { fault: `is a body: ask for both with "bodies": true instead of ${ref}.` } : ref;
}
