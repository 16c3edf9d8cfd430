"use client";

import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/format";

/** Rows a table of groups has at most: whoever wants more narrows the selection or exports it. */
const rowsMax = 1_000;

/** Lists more rows of a table: some more first, then as many as it may have. Shows nothing where there are no more. */
export function ShowMore({
  shown,
  of,
  unit,
  onRows,
}: {
  shown: number;
  of: number;
  /** What the rows are, such as `values`. */
  unit: string;
  onRows: (rows: number) => void;
}) {
  if (shown >= Math.min(of, rowsMax)) return null;
  const rows = shown < 100 ? 100 : rowsMax;
  return (
    <Button className="self-center" onClick={() => onRows(rows)}>
      Show {formatCount(Math.min(rows, of))} {unit}
    </Button>
  );
}

/** The number of rows an address asks for, as far as a table goes. */
export function rowsWithin(rows: number): number {
  return Math.min(Math.max(1, rows), rowsMax);
}
