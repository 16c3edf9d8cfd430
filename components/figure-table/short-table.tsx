import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";

/**
 * A table of a few rows that stand whole on a page: a column or more of words, then columns of figures.
 *
 * @param minWidth Class of the width below which the table scrolls sideways.
 */
export function ShortTable({
  caption,
  words,
  figures,
  minWidth,
  children,
}: {
  caption: string;
  words: readonly string[];
  figures: readonly string[];
  minWidth: string;
  /** Its `ShortRow`s. */
  children: ReactNode;
}) {
  return (
    <ScrollRegion aria-label={caption} className="relative overflow-x-auto rounded-lg border bg-surface">
      <table className={`w-full ${minWidth}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="h-8 border-b text-muted-foreground text-xs [&_th]:whitespace-nowrap [&_th]:px-3 [&_th]:font-medium">
            {words.map((label) => (
              <th key={label} scope="col" className="text-left">
                {label}
              </th>
            ))}
            {figures.map((label) => (
              <th key={label} scope="col" className="text-right last:pr-4">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}

/** A row of a `ShortTable`, with its cells inside. */
export function ShortRow({ children }: { children: ReactNode }) {
  return (
    <tr className="h-9 border-b last:border-b-0 hover:bg-hover [&_td]:whitespace-nowrap [&_td]:px-3 [&_td]:text-right">
      {children}
    </tr>
  );
}
