import { z } from "zod";
import { type ColumnState, parseColumns, printColumns } from "@/lib/columns/column-state";
import type { ColumnSpec } from "@/lib/columns/columns";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import { emptyFilter, parseWire, printWire } from "@/lib/filters";
import { defaultSort, type Sort, wireSort } from "@/lib/requests-view/sort";
import {
  defaultTimeRange,
  parseTimeParam,
  printTimeParam,
  type TimeRange,
} from "@/lib/time-range/time-range";

/** The part of the requests screen that a view keeps, as the URL holds it. */
export interface ScreenState {
  filter: FilterParam;
  range: TimeRange;
  sort: Sort;
  /** The URL's `cols`; null for the default columns. */
  columns: string | null;
  pinnedFacets: readonly string[];
}

/** What the API keeps of a view. A part that cannot be read any more counts as missing; the API says what is gone. */
export const viewStateSchema = z.object({
  filter: z.unknown(),
  timeRange: z.string().optional().catch(undefined),
  sort: z.record(z.string(), z.unknown()).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
  pinnedColumns: z.array(z.string()).optional().catch(undefined),
  pinnedFacets: z.array(z.string()).optional().catch(undefined),
});

export type ViewState = z.infer<typeof viewStateSchema>;

/** What to keep of the screen. Columns are named only when they differ from the default. */
export function toViewState(screen: ScreenState, columns: readonly ColumnSpec[]): ViewState {
  const { order, hidden, pinned } = parseColumns(screen.columns, columns);
  return {
    filter: printWire(screen.filter.filter),
    timeRange: printTimeParam(screen.range),
    sort: wireSort(screen.sort),
    ...(screen.columns !== null && {
      columns: order.filter((id) => !hidden.has(id)),
      pinnedColumns: [...pinned],
    }),
    pinnedFacets: [...screen.pinnedFacets],
  };
}

/** The screen that a view describes; what the view does not say is the page's own default. */
export function toScreenState(state: ViewState, columns: readonly ColumnSpec[]): ScreenState {
  const filter = parseWire(state.filter ?? "all");
  return {
    filter: { filter: filter.ok ? filter.filter : emptyFilter, unread: [] },
    range: parseTimeParam(state.timeRange ?? "") ?? defaultTimeRange,
    sort: readSort(state.sort),
    columns: state.columns
      ? printColumns(columnState(state.columns, state.pinnedColumns, columns), columns)
      : null,
    pinnedFacets: state.pinnedFacets ?? [],
  };
}

/** Whether the screen shows something else than the view says. */
export function isChanged(screen: ScreenState, state: ViewState, columns: readonly ColumnSpec[]): boolean {
  const kept = toViewState(toScreenState(state, columns), columns);
  return JSON.stringify(toViewState(screen, columns)) !== JSON.stringify(kept);
}

function columnState(
  shown: readonly string[],
  pinned: readonly string[] | undefined,
  columns: readonly ColumnSpec[],
): ColumnState {
  const rest = columns.map(({ id }) => id).filter((id) => !shown.includes(id));
  return {
    order: [...shown, ...rest],
    hidden: new Set(rest),
    pinned: (pinned ?? []).filter((id) => shown.includes(id)),
  };
}

function readSort(sort: ViewState["sort"]): Sort {
  const [name, value] = Object.entries(sort ?? {})[0] ?? [];
  const property =
    name === "properties" ? z.record(z.string(), directionSchema).safeParse(value).data : undefined;
  const [key, direction] = property
    ? (Object.entries(property)[0] ?? [])
    : [name, directionSchema.safeParse(value).data];
  if (key === undefined || direction === undefined) return defaultSort;
  return { columnId: property ? `property.${key}` : key, direction };
}

const directionSchema = z.enum(["asc", "desc"]);
