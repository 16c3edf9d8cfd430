import type { FieldRef } from "@/lib/fields/field-ref";
import { type Field, type FieldId, fields, isFieldId } from "@/lib/fields/fields";

/** One of a list of columns: a field, or every property that is not named beside it. */
export type ChosenColumn = FieldRef | "properties";

/** The columns somebody wants: those a new reader sees, all there are, or these. */
export type ColumnChoice = "default" | "all" | readonly ChosenColumn[];

/** Properties stand right behind what every request has, cost and latency, as in the list. */
const propertiesBehind: FieldId = "latency";

/** A choice as a list. */
export function chosenColumns(choice: ColumnChoice): readonly ChosenColumn[] {
  if (typeof choice === "object") return choice;
  const wanted = exportableFields.filter(({ column }) => choice === "all" || column?.visible === true);
  return wanted.flatMap(({ id }): ChosenColumn[] => {
    if (!isFieldId(id)) return [];
    return id === propertiesBehind ? [id, "properties"] : [id];
  });
}

/** The fields a column can show. Bodies are asked for separately, as they make a file many times larger. */
export const exportableFields: readonly Field[] = fields.filter(
  ({ sql, offered }: Field) => sql !== "" && offered !== false,
);
