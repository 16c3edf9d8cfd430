import type { Issue } from "@/lib/errors";
import { didYouMean } from "@/lib/suggest";
import { requestTable, retiredTables, wireColumnNames, wireTables } from "./columns";
import { all, fault, type Parsed, parseComparisons } from "./comparison";
import { entriesOf, kindName } from "./json";

/** What a leaf says. `dead` when it stands on a table that answers to nothing; then a warning says why. */
export interface ParsedLeaf extends Parsed {
  dead: boolean;
  warnings: Issue[];
}

const tables = [...wireTables.keys(), ...retiredTables];

/** Reads `{table: {column: {operator: value}}}`. Everything in it holds together: tables, columns, operators. */
export function parseLeaf(entries: readonly [string, unknown][], path: string): ParsedLeaf {
  const parts = entries.map(([table, columns]) => parseTable(table, columns, `${path}.${table}`));
  return {
    ...all(parts),
    dead: parts.some(({ dead }) => dead),
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}

function parseTable(table: string, columns: unknown, path: string): ParsedLeaf {
  if (!tables.includes(table)) return alive(fault(path, unknownTable(table)));
  const entries = entriesOf(columns);
  if (!entries || entries.length === 0) {
    const found = entries ? "an empty object" : kindName(columns);
    return alive(fault(path, `Here stands ${found}; an object with a column was expected.`));
  }
  if (!wireTables.has(table)) return parseRetiredTable(table, entries, columns, path);
  return alive(all(entries.map(([column, value]) => parseColumn(table, column, value, `${path}.${column}`))));
}

function parseColumn(table: string, column: string, value: unknown, path: string): Parsed {
  const columns = wireTables.get(table);
  const field = columns?.get(column);
  if (field) return parseComparisons(field, value, path);
  if (table !== requestTable) return fault(path, unknownColumn(column, [...(columns?.keys() ?? [])]));
  if (column === "properties" || column === "search_properties") {
    return parseMap(value, path, (key, comparisons, at) =>
      parseComparisons({ property: key }, comparisons, at),
    );
  }
  if (column === "scores") {
    return parseMap(value, path, (key, comparisons, at) => parseScore(key, comparisons, at));
  }
  if (column === "property_key") return parsePropertyKey(value, path);
  return fault(path, unknownColumn(column, wireColumnNames));
}

function parseMap(
  value: unknown,
  path: string,
  parse: (key: string, comparisons: unknown, path: string) => Parsed,
): Parsed {
  const entries = entriesOf(value);
  if (!entries || entries.length === 0) {
    const found = entries ? "an empty object" : kindName(value);
    return fault(
      path,
      `Here stands ${found}; an object with a key was expected, such as {"Environment": {"equals": "production"}}.`,
    );
  }
  return all(entries.map(([key, comparisons]) => parse(key, comparisons, `${path}.${key}`)));
}

/** A comparison with a score asks for the score as well, so here alone `not-equals` does not match its absence. */
function parseScore(key: string, comparisons: unknown, path: string): Parsed {
  const parsed = parseComparisons({ score: key }, comparisons, path);
  const presence = entriesOf(comparisons)?.some(([operator]) => operator.startsWith("not-"));
  if (!presence || parsed.issues.length > 0) return parsed;
  return all([
    { form: { type: "condition", field: { score: key }, operator: "exists" }, issues: [] },
    parsed,
  ]);
}

/** `property_key: {equals: key}`: the request carries the property, whatever its value. */
export function parsePropertyKey(value: unknown, path: string): Parsed {
  const entries = entriesOf(value) ?? [];
  const [operator, key] = entries[0] ?? [];
  if (entries.length !== 1 || operator !== "equals" || typeof key !== "string") {
    return fault(path, `property_key takes {"equals": "<key>"} alone, with the key as a string.`);
  }
  return parseComparisons({ property: key }, { exists: true }, path);
}

function unknownColumn(column: string, known: readonly string[]): string {
  return `${JSON.stringify(column)} is not a column.${didYouMean(column, known)}`;
}

function parseRetiredTable(
  table: string,
  entries: readonly [string, unknown][],
  columns: unknown,
  path: string,
): ParsedLeaf {
  if (table !== "properties") {
    const columnNames = entries.map(([name]) => JSON.stringify(name)).join(", ");
    return dead(
      path,
      `The table ${table} is no longer kept, so nothing matches. Ask request_response_rmt for ${columnNames} or its like.`,
    );
  }
  const parsed = parseMap(columns, path, (key, value, at) => parseComparisons({ property: key }, value, at));
  if (parsed.issues.length > 0) return alive(parsed);
  const right = JSON.stringify({ request_response_rmt: { properties: columns } });
  const shown = right.length > 400 ? '{"request_response_rmt":{"properties":{…}}}' : right;
  return dead(path, `A properties filter outside request_response_rmt matches nothing. Wrap it: ${shown}`);
}

function unknownTable(table: string): string {
  if (wireColumnNames.includes(table)) {
    return `${JSON.stringify(table)} is a column. Wrap it: {"request_response_rmt": {${JSON.stringify(table)}: {…}}}`;
  }
  const wanted = [...tables, "left", "operator", "right", "and", "or", "not"];
  return `${JSON.stringify(table)} is not a table.${didYouMean(table, wanted)} Conditions stand in request_response_rmt.`;
}

function alive(parsed: Parsed): ParsedLeaf {
  return { ...parsed, dead: false, warnings: [] };
}

function dead(path: string, message: string): ParsedLeaf {
  return { form: "nothing", issues: [], dead: true, warnings: [{ path, message }] };
}
