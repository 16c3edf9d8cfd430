import type { Issue } from "@/lib/errors";
import { didYouMean } from "@/lib/suggest";
import { type FieldId, fields, findField, isFieldId } from "./fields";
import { propertySql } from "./property-path";

export type SortDirection = "asc" | "desc";

/** One key of an order: a field, a custom property, or chance. */
export type SortKey =
  | { field: FieldId | { property: string }; direction: SortDirection }
  /** A new order every time, so pages of it overlap. */
  | { field: "random" };

export type Sort = readonly SortKey[];

export const newestFirst: Sort = [{ field: "created", direction: "desc" }];

export type SortResult = { ok: true; sort: Sort; warnings: Issue[] } | { ok: false; issues: Issue[] };

/** The wire's names of sort keys where they differ from those of columns and fields. */
const aliases: ReadonlyMap<string, FieldId> = new Map<string, FieldId>([
  ["created_at", "created"],
  ["body_model", "model"],
  ["is_cached", "cached"],
  ["request_prompt", "request"],
  ["response_text", "response"],
]);

/** Keys of the wire format that never had an effect on requests. */
const ignored: ReadonlySet<string> = new Set(["cache_created_at", "last_active", "values"]);

const keysMax = 5;

/**
 * Reads `sort` of the API: `{created_at: "desc"}`, any field by its own or its column's name, and
 * `{properties: {<key>: "asc"}}` with any key. Several keys count in the order they stand in; none means newest
 * first.
 */
export function parseSort(input: unknown, path = "sort"): SortResult {
  if (input === undefined) return { ok: true, sort: newestFirst, warnings: [] };
  if (!isObject(input)) return refuse(path, 'A sort is an object such as {"created_at": "desc"}.');
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const keys: SortKey[] = [];
  for (const [name, value] of Object.entries(input)) {
    const at = `${path}.${name}`;
    if (name === "properties") keys.push(...propertyKeys(value, at, issues));
    else if (ignored.has(name))
      warnings.push({ path: at, message: `Requests cannot be sorted by ${name}; it is ignored.` });
    else if (name === "random") {
      if (value === true) keys.push({ field: "random" });
      else issues.push({ path: at, message: "Chance has no direction; it takes true alone." });
    } else {
      const field = sortableField(name);
      const direction = parseDirection(value, at, issues);
      if (!field) issues.push({ path: at, message: unknownKey(name) });
      else if (direction) keys.push({ field, direction });
    }
  }
  if (keys.length > keysMax)
    issues.push({ path, message: `A sort has at most ${keysMax} keys, this one has ${keys.length}.` });
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, sort: keys.length > 0 ? keys : newestFirst, warnings };
}

function propertyKeys(value: unknown, path: string, issues: Issue[]): SortKey[] {
  if (!isObject(value) || Object.keys(value).length === 0) {
    issues.push({
      path,
      message: 'Here a property key with its direction was expected, such as {"environment": "asc"}.',
    });
    return [];
  }
  return Object.entries(value).flatMap(([property, given]) => {
    const direction = parseDirection(given, `${path}.${property}`, issues);
    return direction ? [{ field: { property }, direction }] : [];
  });
}

function parseDirection(value: unknown, path: string, issues: Issue[]): SortDirection | undefined {
  if (value === "asc" || value === "desc") return value;
  issues.push({
    path,
    message: `A direction is "asc" or "desc", not ${JSON.stringify(value)?.slice(0, 80)}.`,
  });
  return undefined;
}

function sortableField(name: string): FieldId | undefined {
  const id = aliases.get(name) ?? fields.find(({ wire }) => wire.column === name)?.id ?? name;
  return isFieldId(id) && findField(id)?.sql !== "" ? id : undefined;
}

function unknownKey(name: string): string {
  const sortable = fields.filter(({ sql }) => sql !== "");
  const known = [...aliases.keys(), ...sortable.flatMap(({ id, wire }) => [id, wire.column])];
  return `Requests cannot be sorted by ${JSON.stringify(name.slice(0, 80))}.${didYouMean(name, known)} A property goes into {"properties": {…}}.`;
}

function refuse(path: string, message: string): SortResult {
  return { ok: false, issues: [{ path, message }] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One column of ORDER BY, for keyset cursors as well. */
export interface OrderColumn {
  sql: string;
  direction: SortDirection;
  /** ClickHouse type of its values, null left aside. */
  type: string;
  /** Whether it can be null; nulls come last in both directions. */
  nullable: boolean;
}

/** The columns of ORDER BY: the keys, then newest first, then the id, so that the order of any two rows is settled. */
export function orderColumns(sort: Sort): OrderColumn[] {
  const keys = sort.map((key): OrderColumn => {
    if (key.field === "random") return { sql: "rand()", direction: "asc", type: "UInt32", nullable: false };
    const { direction } = key;
    if (typeof key.field === "object")
      return { sql: propertySql(key.field.property), direction, type: "String", nullable: true };
    return { ...fieldColumn(key.field), direction };
  });
  const byTime = sort.find((key) => key.field === "created");
  const direction = byTime && "direction" in byTime ? byTime.direction : "desc";
  const ties: OrderColumn[] = [
    { sql: "created_at", direction, type: "DateTime64(3, 'UTC')", nullable: false },
    { sql: "request_id", direction, type: "UUID", nullable: false },
  ];
  return [...keys, ...ties].filter(
    ({ sql }, index, all) => all.findIndex((other) => other.sql === sql) === index,
  );
}

function fieldColumn(id: FieldId): Omit<OrderColumn, "direction"> {
  const field = findField(id);
  if (!field) throw new Error(`the registry has no field ${id}`);
  // An empty text is a missing value, and what is missing comes last.
  if (field.kind === "text") return { sql: `nullIf(${field.sql}, '')`, type: "String", nullable: true };
  const type = /^Nullable\((.*)\)$/.exec(field.type)?.[1];
  return { sql: field.sql, type: type ?? field.type, nullable: type !== undefined };
}

/** The text behind ORDER BY. */
export function orderBySql(sort: Sort): string {
  return orderColumns(sort)
    .map(
      ({ sql, direction, nullable }) => `${sql} ${direction.toUpperCase()}${nullable ? " NULLS LAST" : ""}`,
    )
    .join(", ");
}
