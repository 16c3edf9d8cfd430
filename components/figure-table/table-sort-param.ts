import { createParser } from "nuqs";
import { parseTableSort, printTableSort, type TableSort } from "@/components/properties/prepare-sort";

/** What a table is ordered by, in the address of its page. */
export function parseAsTableSort<Column extends string>(columns: readonly Column[]) {
  return createParser<TableSort<Column>>({
    parse: (text) => parseTableSort(text, columns),
    serialize: printTableSort,
    eq: (a, b) => printTableSort(a) === printTableSort(b),
  });
}
