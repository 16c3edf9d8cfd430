import type { Condition } from "@/lib/queries/condition";

/** A column of an exported file. */
export interface ExportColumn {
  /** Its name for programs: a field's id, `property.` and the key as people spell it, `score.` and the name. */
  id: string;
  /** Its name for people; no two columns of a file share one. */
  label: string;
  /** Expression over the rows of the source. */
  sql: string;
  /** Values its placeholders stand for. */
  params: Condition["params"];
  /** Whether its values are text from outside, which a spreadsheet could take for a formula. */
  isText: boolean;
}

/** What the columns of a file are called by. */
export type HeaderStyle = "ids" | "labels";

export function headerOf(column: Pick<ExportColumn, "id" | "label">, style: HeaderStyle): string {
  return style === "ids" ? column.id : column.label;
}
