import { expect, test } from "vitest";
import { textTableFormats } from "@/lib/exports/text-table";
import type { GroupKeyAnswer, MetricsData } from "@/lib/metrics-view/answer";
import { SeriesColors } from "@/lib/metrics-view/series-colors";
import { prepareGroupChart } from "./chart";
import { preparePivot } from "./pivot";
import { chartTable, pivotTable, totalsTable } from "./tables";
import { prepareTotals } from "./totals";

const value = (text: string): GroupKeyAnswer => ({
  value: text,
  label: null,
  is_other: false,
  is_missing: false,
});
const other: GroupKeyAnswer = { value: null, label: null, is_other: true, is_missing: false };
const missing: GroupKeyAnswer = { value: null, label: null, is_other: false, is_missing: true };

const day = (date: number, parts = {}) => ({
  start: `2026-01-0${date}T00:00:00.000Z`,
  end: `2026-01-0${date + 1}T00:00:00.000Z`,
  is_unfinished: false,
  is_cut: false,
  ...parts,
});

const group = (key: GroupKeyAnswer, cost: string | null, series: (string | null)[], before = "0") => ({
  key: [key],
  figures: { cost, requests: 2 },
  series: { cost: series },
  previous: { figures: { cost: before, requests: 1 } },
});

const byTeam: MetricsData = {
  from: "2026-01-01T00:00:00.000Z",
  to: "2026-01-03T00:00:00.000Z",
  buckets: [day(1), day(2, { is_unfinished: true })],
  group_by: [{ field: "property.team", label: "Team", values: 40 }],
  groups: [
    group(value("Other"), "6", ["4", "2"], "3"),
    group(value("=cmd()"), "1", ["1", "0"]),
    group(other, "2", ["2", null]),
    group(missing, "1", ["0.5", "0.5"]),
  ],
  total: {
    figures: { cost: "10", requests: 8 },
    series: { cost: ["7.5", "2.5"] },
    previous: { figures: { cost: "3", requests: 4 }, series: { cost: ["3"] } },
  },
  comparison: null,
};

test("a chart tells the others, none, and a value called Other apart, and keeps every figure exact", () => {
  // The reader has chosen errors, and the answer that is there is still about costs.
  const chart = prepareGroupChart(byTeam, "errors", new SeriesColors());
  expect(chart.measure).toBe("cost");
  expect(chart.series.map(({ label, isHatched }) => [label, isHatched])).toEqual([
    ["Other", false],
    ["=cmd()", false],
    ["Other (38)", false],
    ["not set", true],
  ]);
  expect(new Set(chart.series.map(({ id }) => id)).size).toBe(4);
  expect(chart.named).toEqual(["Other", "=cmd()"]);
  expect(chart.points[0]?.figures).toMatchObject({ "=Other": "4", other: "2", missing: "0.5" });
  expect(chart.points.map(({ compared, isPartial }) => [compared?.figure, isPartial])).toEqual([
    ["3", false],
    [null, true],
  ]);
});

test("totals keep the order of the API, shares are of the whole, and users come later", () => {
  const totals = prepareTotals(byTeam, undefined);
  expect(totals.rows.map(({ costShare, users }) => [costShare, users])).toEqual([
    [0.6, undefined],
    [0.1, undefined],
    [0.2, undefined],
    [0.1, undefined],
  ]);
  const users: MetricsData = {
    ...byTeam,
    groups: [{ key: [missing], figures: { users: 3 } }],
    total: { figures: { users: 9 } },
  };
  const withUsers = prepareTotals(byTeam, users);
  expect(withUsers.rows.map((row) => row.users)).toEqual([undefined, undefined, undefined, 3]);
  expect(withUsers.all.users).toBe(9);
  const ofAnotherKey = { ...users, group_by: [{ field: "model", label: "Model", values: 1 }] };
  expect(prepareTotals(byTeam, ofAnotherKey).rows.at(-1)?.users).toBeUndefined();
});

test("where nothing has a price there is no share, rather than one of 0", () => {
  const unpriced = { ...byTeam, groups: [group(value("a"), null, [null, null])] };
  expect(prepareTotals(unpriced, undefined).rows[0]?.costShare).toBeNull();
});

const byTwo: MetricsData = {
  ...byTeam,
  group_by: [
    { field: "property.team", label: "Team", values: 2 },
    { field: "model", label: "Model", values: 1 },
  ],
  groups: [
    { key: [value("a"), value("m")], figures: { cost: "4" } },
    { key: [value("b"), value("m")], figures: { cost: "1" } },
    { key: [value("b"), missing], figures: { cost: "9" } },
  ],
  margins: [
    [
      { key: [value("a")], figures: { cost: "4" } },
      { key: [value("b")], figures: { cost: "10" } },
    ],
    [
      { key: [value("m")], figures: { cost: "5" } },
      { key: [missing], figures: { cost: "9" } },
    ],
  ],
};

test("a pivot table has a cell for what has requests alone, and its heat is against single values", () => {
  const pivot = preparePivot(byTwo, "cost");
  if (!pivot) throw new Error("no pivot");
  const cells = pivot.rows.heads.map((row) => pivot.columns.heads.map((column) => pivot.cell(row, column)));
  expect(cells).toEqual([
    [{ figure: "4", heat: 1 }, undefined],
    [
      { figure: "1", heat: 0.5 },
      { figure: "9", heat: 1 },
    ],
  ]);
  expect(pivot.rows.heads.map(({ total }) => total)).toEqual(["4", "10"]);
  expect(preparePivot(byTeam, "cost")).toBeUndefined();
});

test("files say what a row is about, keep figures exact, and hold no formula", () => {
  const chart = chartTable(prepareGroupChart(byTeam, "cost", new SeriesColors()));
  expect(chart.rows).toHaveLength(10);
  expect(chart.rows.slice(2, 5).map((row) => row.slice(2))).toEqual([
    [null, "other", "2"],
    [null, "not set", "0.5"],
    [null, "earlier", "3"],
  ]);
  expect(textTableFormats.csv.text(chart)).toContain(`"'=cmd()"`);
  const totals = totalsTable(prepareTotals(byTeam, undefined));
  expect(totals.rows.at(-1)?.slice(0, 4)).toEqual([null, "all", "10", 8]);
  for (const row of totals.rows) expect(row).toHaveLength(totals.headers.length);
  const pivot = preparePivot(byTwo, "cost");
  expect(pivot && pivotTable(pivot, "cost").rows).toEqual([
    ["a", "value", "m", "value", "4"],
    ["b", "value", "m", "value", "1"],
    ["b", "value", null, "not set", "9"],
  ]);
});
