import { type Cell, type GroupCells, measureAlertCells } from "@/lib/queries/measure-alert-cells";
import { type DistinctChange, measureAlertDistinct } from "@/lib/queries/measure-alert-distinct";
import type { Interval } from "@/lib/rollup/interval";
import { type CellQuery, endedWithin, fieldSql } from "./cell-query";
import { type GroupKey, groupKeyOf, wholeGroup } from "./group";
import type { Reading } from "./judge";
import { amountOf, distinctItemOf, measuredValue } from "./measurement";
import { type AlertRule, baselineShiftMs, landingLagMs, missedForMs, missesGroups } from "./rule";
import { SlidingDistinct, SlidingWindow, type Totals } from "./sliding-window";

/** The times at which an alert is evaluated: from the first on, `everyMs` apart. */
export interface Evaluations {
  firstAtMs: number;
  everyMs: number;
  count: number;
}

/** What one evaluation finds of a group. */
export interface Finding {
  now: Reading;
  /** The earlier window, for changes. */
  before?: Reading;
  /** When the first request of the window arrived; null when there is none. */
  firstMs: number | null;
  /** When the last answer of the group ended that was read; null when none was. */
  lastMs: number | null;
}

/** What is found of groups at each of the evaluations. */
export interface Series {
  /** Reads a group from the first evaluation on; also one that had no requests. */
  of: (group: GroupKey) => (index: number) => Finding;
  /** The groups that had requests, those with most first. */
  groups: GroupKey[];
  /** How many there are, with those that were left out. */
  groupCount: number;
}

export interface SeriesLimits {
  groupsMax: number;
  cellsMax: number;
}

/**
 * Reads what an alert measures at some evaluations, in one statement whatever their number: requests are put into cells of
 * time of which all windows are made. One evaluation and those of thirty days are read in the same way.
 *
 * @returns null when there are more cells than the limit.
 */
export async function readSeries(
  organizationId: string,
  rule: AlertRule,
  evaluations: Evaluations,
  limits: SeriesLimits,
): Promise<Series | null> {
  const grid = gridOf(rule, evaluations);
  const query: CellQuery = {
    requests: endedWithin(organizationId, rule.filter, grid.intervals),
    group: rule.grouping === null ? undefined : fieldSql(rule.grouping),
    originMs: grid.originMs,
    cellMs: grid.cellMs,
  };
  const item = distinctItemOf(rule);
  const [measured, distinct] = await Promise.all([
    measureAlertCells(query, amountOf(rule), limits),
    item === null ? [] : measureAlertDistinct(query, item, grid.span),
  ]);
  if (!measured) return null;
  const keyOf = ({ value }: GroupCells<unknown>) => (rule.grouping === null ? wholeGroup : groupKeyOf(value));
  const cellsBy = new Map(measured.groups.map((group) => [keyOf(group), group.cells]));
  const changesBy = new Map(distinct.map((group) => [keyOf(group), group.cells]));
  return {
    groups: [...cellsBy.keys()],
    groupCount: measured.groupCount,
    of: (group) => readerOf(rule, grid, cellsBy.get(group) ?? [], changesBy.get(group) ?? []),
  };
}

/** How time is cut into cells so that every window is made of whole ones. */
interface Grid {
  intervals: Interval[];
  originMs: number;
  cellMs: number;
  /** Cells of a window. */
  span: number;
  /** The last cell of the window of an evaluation. */
  lastCell: (index: number) => number;
  /** By how many cells the earlier window lies before; 0 when there is none. */
  shift: number;
}

function gridOf(rule: AlertRule, { firstAtMs, everyMs, count }: Evaluations): Grid {
  const { windowMs } = rule;
  const shiftMs = baselineShiftMs(rule);
  const isSingle = count === 1;
  const cellMs = [shiftMs, isSingle ? 0 : everyMs].reduce(commonDivisor, windowMs);
  const firstEndMs = firstAtMs - landingLagMs;
  const endMs = firstEndMs + (count - 1) * everyMs;
  const readMs = shiftMs + windowMs;
  // The past knows its groups from the requests before it; the present remembers them.
  const alsoMs = !isSingle && missesGroups(rule) ? missedForMs : 0;
  const originMs = firstEndMs - Math.ceil(Math.max(readMs, alsoMs) / cellMs) * cellMs;
  const intervals =
    isSingle && shiftMs > windowMs
      ? [
          { fromMs: firstEndMs - readMs, toMs: firstEndMs - shiftMs },
          { fromMs: firstEndMs - windowMs, toMs: firstEndMs },
        ]
      : [{ fromMs: originMs, toMs: endMs }];
  return {
    intervals,
    originMs,
    cellMs,
    span: windowMs / cellMs,
    lastCell: (index) => (firstEndMs + index * everyMs - originMs) / cellMs - 1,
    shift: shiftMs / cellMs,
  };
}

function readerOf(
  rule: AlertRule,
  { span, lastCell, shift }: Grid,
  cells: readonly Cell[],
  changes: readonly DistinctChange[],
): (index: number) => Finding {
  const windows = () => ({ totals: new SlidingWindow(cells, span), distinct: new SlidingDistinct(changes) });
  const [now, before] = [windows(), windows()];
  const read = ({ totals, distinct }: ReturnType<typeof windows>, cell: number) => {
    const found = totals.endingWith(cell);
    return { found, reading: readingOf(rule, found, distinct.endingWith(cell)) };
  };
  return (index) => {
    const cell = lastCell(index);
    const { found, reading } = read(now, cell);
    return {
      now: reading,
      ...(shift > 0 && { before: read(before, cell - shift).reading }),
      firstMs: found.firstMs,
      lastMs: found.lastMs,
    };
  };
}

function readingOf(rule: AlertRule, totals: Totals, distinct: number): Reading {
  return { requests: totals.requests, value: measuredValue(rule, totals, distinct) };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
