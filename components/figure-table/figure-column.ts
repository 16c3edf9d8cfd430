import type { ReactNode } from "react";
import type { TimeZone } from "@/lib/time-range/time-range";

/** A column of a table of figures: users, sessions. */
export interface FigureColumn<Row, Key extends string> {
  /** What the API sorts by, and its name in the address. */
  key: Key;
  label: string;
  widthPx: number;
  /** The direction of the first click on its head: figures from the largest, text from A. */
  first: "asc" | "desc";
  isEnd: boolean;
  /** Whether it is shown when the reader has chosen nothing. */
  isVisible: boolean;
  draw: (row: Row, zone: TimeZone) => ReactNode;
}
