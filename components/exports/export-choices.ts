import type { ColumnSpec } from "@/lib/columns/columns";
import { type Filter, printWire } from "@/lib/filters";

/** What somebody chose in the dialog. */
export interface ExportChoices {
  kind: "requests" | "split" | "summary";
  format: "csv" | "jsonl" | "parquet";
  columns: "visible" | "all" | "chosen";
  /** Ids of the chosen columns. */
  chosen: ReadonlySet<string>;
  /** Ids of the fields an archive or a summary is by; empty while none is chosen. */
  splitBy: string;
  summaryBy: string;
  summaryAndBy: string;
  bodies: boolean;
  labels: boolean;
  guard: boolean;
  bom: boolean;
  delimiter: "," | ";" | "\t";
  gzip: boolean;
  marker: boolean;
  direction: "asc" | "desc";
}

export const firstChoices: ExportChoices = {
  kind: "requests",
  format: "csv",
  columns: "visible",
  chosen: new Set(),
  splitBy: "",
  summaryBy: "",
  summaryAndBy: "",
  bodies: false,
  labels: true,
  guard: true,
  bom: false,
  delimiter: ",",
  gzip: false,
  marker: true,
  direction: "desc",
};

/** What is exported, and which columns there are. */
export interface ExportScope {
  filter: Filter;
  timeRange: { from?: string; to?: string };
  visible: readonly ColumnSpec[];
  all: readonly ColumnSpec[];
}

/** The choices as the API takes them, or what is still to be chosen. */
export function exportBody(
  choices: ExportChoices,
  scope: ExportScope,
): { ok: true; body: Record<string, unknown> } | { ok: false; missing: string } {
  const { kind, format, splitBy, summaryBy, summaryAndBy } = choices;
  if (kind === "split" && splitBy === "") return { ok: false, missing: "Choose what to split by." };
  if (kind === "summary" && summaryBy === "") return { ok: false, missing: "Choose what to sum up by." };
  const columns = columnsOf(choices, scope);
  if (kind !== "summary" && columns !== "all" && columns.length === 0 && !choices.bodies) {
    return { ok: false, missing: "Choose at least one column." };
  }
  const common = {
    filter: printWire(scope.filter),
    timeRange: scope.timeRange,
    format,
    headers: choices.labels ? "labels" : "ids",
    marker: choices.marker,
    gzip: choices.gzip && takesGzip(choices),
    csv: { delimiter: choices.delimiter, bom: choices.bom, guard: choices.guard },
  };
  if (kind === "summary") {
    const keys = [summaryBy, ...(summaryAndBy === "" || summaryAndBy === summaryBy ? [] : [summaryAndBy])];
    return { ok: true, body: { ...common, summary: keys.map(wireColumn) } };
  }
  const body = {
    ...common,
    columns,
    bodies: choices.bodies,
    sort: { created_at: choices.direction },
    ...(kind === "split" && { splitBy: wireColumn(splitBy) }),
  };
  return { ok: true, body };
}

/** Parquet and archives are compressed by themselves. */
export function takesGzip({ kind, format }: Pick<ExportChoices, "kind" | "format">): boolean {
  return format !== "parquet" && kind !== "split";
}

function columnsOf({ columns, chosen }: ExportChoices, { visible, all }: ExportScope): "all" | unknown[] {
  if (columns === "all") return "all";
  const wanted = columns === "visible" ? visible : all.filter(({ id }) => chosen.has(id));
  return wanted.map(({ id }) => wireColumn(id));
}

const propertyPrefix = "property.";

function wireColumn(id: string): unknown {
  return id.startsWith(propertyPrefix) ? { property: id.slice(propertyPrefix.length) } : id;
}

/** What files can be split by and sums be by: properties first, then fields with few values. */
export function groupingColumns(all: readonly ColumnSpec[]): ColumnSpec[] {
  const isProperty = ({ source }: ColumnSpec) => "propertyKey" in source;
  return [
    ...all.filter(isProperty),
    ...all.filter(
      (column) =>
        !isProperty(column) &&
        ["text", "status", "boolean"].includes(column.kind) &&
        !["request", "response", "error"].includes(column.id),
    ),
  ];
}
