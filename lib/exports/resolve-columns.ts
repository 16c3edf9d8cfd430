import { ApiError } from "@/lib/errors";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { type Field, findField } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { type ChosenColumn, type ColumnChoice, chosenColumns } from "./column-choice";
import type { ExportColumn } from "./export-column";
import { everyProperty, spelled } from "./property-columns";

/** A table with more columns is of no use to anybody, and each is a column the engine has to open. */
export const columnsMax = 500;

/**
 * The columns of an export of requests, in their order.
 *
 * @throws ApiError `invalid` when there are too many, or none.
 */
export async function resolveColumns(
  selection: RequestSelection,
  choice: ColumnChoice,
  { hasBodies }: { hasBodies: boolean },
): Promise<ExportColumn[]> {
  const refs = distinct(await withProperties(selection, chosenColumns(choice)));
  const spellings = new Map<string, string>();
  const keys = refs.flatMap((ref) => (typeof ref === "object" && "property" in ref ? [ref.property] : []));
  for (const [index, spelling] of (await spelled(selection.organizationId, keys)).entries()) {
    spellings.set(keys[index] ?? "", spelling);
  }
  const columns = [
    ...refs.map((ref, index) => columnOf(ref, index, spellings)),
    ...(hasBodies ? bodyColumns : []),
  ];
  if (columns.length > columnsMax) {
    const message = `has ${columns.length} columns, which is more than ${columnsMax}: name the columns that are wanted.`;
    throw new ApiError("invalid", `columns ${message}`, [{ path: "columns", message }]);
  }
  if (columns.length === 0) {
    const message = "has no column: no request of the selection has a property. Name at least one field.";
    throw new ApiError("invalid", `columns ${message}`, [{ path: "columns", message }]);
  }
  return withOwnLabels(columns);
}

/** The list with "every property" spelled out where it stands. */
async function withProperties(
  selection: RequestSelection,
  chosen: readonly ChosenColumn[],
): Promise<FieldRef[]> {
  if (!chosen.includes("properties")) {
    return chosen.filter((ref) => ref !== "properties");
  }
  const named = new Set(chosen.map((ref) => (ref === "properties" ? "" : fieldKey(ref))));
  const others = (await everyProperty(selection))
    .map((property): FieldRef => ({ property }))
    .filter((ref) => !named.has(fieldKey(ref)));
  let isSpelledOut = false;
  return chosen.flatMap((ref) => {
    if (ref !== "properties") return [ref];
    const rest = isSpelledOut ? [] : others;
    isSpelledOut = true;
    return rest;
  });
}

function distinct(refs: readonly FieldRef[]): FieldRef[] {
  const byKey = new Map<string, FieldRef>();
  for (const ref of refs) {
    if (!byKey.has(fieldKey(ref))) byKey.set(fieldKey(ref), ref);
  }
  return [...byKey.values()];
}

const nilUuid = "toUUID('00000000-0000-0000-0000-000000000000')";

function columnOf(ref: FieldRef, index: number, spellings: ReadonlyMap<string, string>): ExportColumn {
  if (typeof ref === "object" && "property" in ref) {
    const name = spellings.get(ref.property) ?? ref.property;
    const label = name === "" ? "(empty key)" : name;
    return { id: `property.${name}`, label, sql: propertySql(ref.property), params: {}, isText: true };
  }
  if (typeof ref === "object") {
    const name = `score${index}`;
    return {
      id: `score.${ref.score}`,
      label: `Score: ${ref.score}`,
      sql: `if(mapContains(scores, {${name}: String}), scores[{${name}: String}], NULL)`,
      params: { [name]: ref.score },
      isText: false,
    };
  }
  const field = findField(ref);
  if (!field) throw new Error(`the registry has no field ${ref}`);
  const { id, label, kind } = field;
  return { id, label, sql: valueSql(field), params: {}, isText: kind === "text" };
}

function valueSql({ id, kind, sql, type }: Field): string {
  // An id that is not there is no id.
  if (kind === "uuid" && id !== "request_id") return `nullIf(${sql}, ${nilUuid})`;
  // Comparisons are numbers to the engine.
  return kind === "boolean" ? `CAST(${sql}, '${type}')` : sql;
}

const bodyColumns: readonly ExportColumn[] = (["request_body", "response_body"] as const).map((id) => ({
  id,
  label: findField(id)?.label ?? id,
  sql: id,
  params: {},
  isText: true,
}));

/** A property may be called like a field, or like another column but for its case, which some readers ignore. */
function withOwnLabels(columns: readonly ExportColumn[]): ExportColumn[] {
  const taken = new Set(columns.filter(({ id }) => findField(id)).map(({ label }) => label.toLowerCase()));
  return columns.map((column) => {
    if (findField(column.id)) return column;
    let label = column.label;
    for (let attempt = 1; taken.has(label.toLowerCase()); attempt++) {
      label = `${column.label} (property${attempt === 1 ? "" : ` ${attempt}`})`;
    }
    taken.add(label.toLowerCase());
    return { ...column, label };
  });
}
