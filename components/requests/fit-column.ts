import { columnWidthMaxPx, columnWidthMinPx } from "./use-requests-table";

/** The width that shows all of a column's content in the rows that are drawn, as a change of the table's widths. */
export function fitColumn(
  container: HTMLElement | null,
  place: number,
  columnId: string,
): Record<string, number> {
  const cells = container?.querySelectorAll<HTMLElement>(
    `th:nth-child(${place + 1}) > div:first-child, td:nth-child(${place + 1}) > [data-cell]`,
  );
  let widthPx = columnWidthMinPx;
  for (const cell of cells ?? []) {
    widthPx = Math.max(widthPx, contentWidthPx(cell));
  }
  return { [columnId]: Math.min(columnWidthMaxPx / 2, Math.ceil(widthPx) + 2) };
}

/** What a clipped cell would need: a copy without limits is measured and taken away again. */
function contentWidthPx(cell: HTMLElement): number {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return 0;
  copy.style.cssText =
    "position:absolute;visibility:hidden;width:max-content;max-width:none;overflow:visible";
  for (const child of copy.querySelectorAll<HTMLElement>("*")) child.style.maxWidth = "none";
  cell.parentElement?.append(copy);
  const widthPx = copy.getBoundingClientRect().width;
  copy.remove();
  return widthPx;
}
