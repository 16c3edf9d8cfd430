import { createParser } from "nuqs";
import { parseList, printList } from "@/lib/url-list";
import type { FigureColumn } from "./figure-column";

/** Names of columns in an address; `-` stands for none. */
export const parseAsColumnList = createParser<string[]>({
  parse: (text) => (text === "-" ? [] : parseList(text)),
  serialize: (columns) => (columns.length === 0 ? "-" : printList(columns)),
  eq: (a, b) => printList(a) === printList(b),
});

/** The columns of a table as the address has them: all that can be shown, and those that are. */
export function chosenColumns<Row, Key extends string>(
  columns: readonly FigureColumn<Row, Key>[],
  chosen: readonly string[] | null,
): { shown: Key[]; visible: FigureColumn<Row, Key>[] } {
  const [name, ...others] = columns;
  // A name no column has any more is passed over: the rest of the address still means something.
  const visible = others.filter(({ key, isVisible }) => chosen?.includes(key) ?? isVisible);
  return { shown: visible.map(({ key }) => key), visible: name ? [name, ...visible] : [] };
}
