import { expect, test } from "vitest";
import { emptyFilter, printText } from "@/lib/filters";
import { type Changes, changeSentence, prepareChanges } from "./prepare-changes";

const change = {
  field: "property.feature",
  label: "Feature",
  value: "search",
  value_label: null,
  current: "4.7",
  previous: "3.5",
  contribution: 1.2,
  share_of_change: 1,
  requests: { current: 5, previous: 4 },
};
const changes = (parts: Partial<Changes> = {}): Changes => ({
  metric: "cost",
  total: { current: "4.7", previous: "3.5", change: "1.2" },
  changes: [change],
  ...parts,
});

test("a value says how far it moves the whole, from what to what, and which requests it means", () => {
  const [row] = prepareChanges(changes(), emptyFilter);
  expect(row).toMatchObject({
    field: "Feature",
    value: "search",
    contribution: "+$1.20",
    isRise: true,
    size: 1,
    movement: "$3.50 → $4.70",
    mark: null,
  });
  expect(row?.filter && printText(row.filter)).toBe("property.feature:search");
});

test("a fall has a real minus sign, and sizes are told beside the largest", () => {
  const rows = prepareChanges(
    changes({
      changes: [
        { ...change, contribution: -2 },
        { ...change, value: "b", contribution: 0.5 },
      ],
    }),
    emptyFilter,
  );
  expect(rows.map(({ contribution, size }) => [contribution, size])).toEqual([
    ["−$2.00", 1],
    ["+$0.50", 0.25],
  ]);
});

test("values that came or went altogether are marked, and have no figure where they have no requests", () => {
  const rows = prepareChanges(
    changes({
      metric: "latency",
      changes: [
        { ...change, previous: null, current: 900, requests: { current: 3, previous: 0 } },
        { ...change, previous: 900, current: null, requests: { current: 0, previous: 3 } },
      ],
    }),
    emptyFilter,
  );
  expect(rows.map(({ mark, movement }) => [mark, movement])).toEqual([
    ["new", "none → 900 ms"],
    ["gone", "900 ms → none"],
  ]);
});

test("an empty value is told apart from one that reads so", () => {
  const rows = prepareChanges(
    changes({
      changes: [
        { ...change, value: "" },
        { ...change, value: "empty" },
      ],
    }),
    emptyFilter,
  );
  expect(rows.map(({ value, isEmpty }) => [value, isEmpty])).toEqual([
    ["empty", true],
    ["empty", false],
  ]);
});

test("the whole is told in a sentence that is true when nothing was, nothing is and nothing changed", () => {
  const sentence = (current: string | null, previous: string | null, by: string | null) =>
    changeSentence(changes({ total: { current, previous, change: by } }));
  expect(sentence("4.7", "3.5", "1.2")).toBe("Cost rose by $1.20 (+34%), from $3.50 to $4.70.");
  expect(sentence("0", "3.5", "-3.5")).toBe("Cost fell by $3.50 (−100%), from $3.50 to $0.");
  expect(sentence("3.5", "0", "3.5")).toBe("Cost rose by $3.50, from $0 to $3.50.");
  expect(sentence("3.5", "3.5", "0")).toBe("Cost did not change: $3.50 in both periods.");
  expect(sentence("3.5", null, null)).toMatch(/cannot be compared/);
});
