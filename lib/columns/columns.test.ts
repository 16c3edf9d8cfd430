import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ColumnState,
  defaultColumnState,
  moveColumn,
  parseColumns,
  printColumns,
  setHidden,
  setPinned,
} from "./column-state";
import { allColumns } from "./columns";

const awkward = ["environment", "a,b", "100%", "-x", "!y", "%2C", "é ü 🙂", "__proto__", ""];
const columns = allColumns(awkward.map((key) => ({ property: key.toUpperCase(), key })));
const shown = (state: ColumnState) => state.order.filter((id) => !state.hidden.has(id));

test("every property has a column behind the latency, reserved ones have none", () => {
  const ids = allColumns([
    { property: "Helicone-Session-Id", key: "helicone-session-id" },
    { property: "App", key: "app" },
  ]).map((column) => column.id);
  expect(ids.slice(ids.indexOf("latency"), ids.indexOf("latency") + 2)).toEqual(["latency", "property.app"]);
  expect(ids).not.toContain("property.helicone-session-id");
});

test("a flood of properties does not flood the table", () => {
  const many = allColumns(Array.from({ length: 60 }, (_, i) => ({ property: `K${i}`, key: `k${i}` })));
  expect(many.filter((column) => column.id.startsWith("property.") && column.visible)).toHaveLength(12);
});

type Edit = { id: string; act: "hide" | "show" | "pin" | "unpin" | "up" | "down" };
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...columns.map((column) => column.id)),
    act: fc.constantFrom("hide", "show", "pin", "unpin", "up", "down"),
  }),
  { maxLength: 20 },
);
const apply = (state: ColumnState, { id, act }: Edit): ColumnState => {
  if (act === "hide" || act === "show") return setHidden(state, id, act === "hide");
  if (act === "pin" || act === "unpin") return setPinned(state, id, act === "pin");
  return moveColumn(state, id, act === "up" ? -1 : 1);
};

test("any arrangement survives the URL", () => {
  fc.assert(
    fc.property(edits, (list) => {
      const state = list.reduce(apply, defaultColumnState(columns));
      const again = parseColumns(printColumns(state, columns), columns);
      expect(shown(again)).toEqual(shown(state));
      expect(again.pinned).toEqual(state.pinned);
    }),
  );
});

test("an untouched table leaves nothing in the URL", () => {
  expect(printColumns(defaultColumnState(columns), columns)).toBeNull();
});

describe("a link from before", () => {
  test("shows a property that appeared since, and passes over one that is gone", () => {
    const state = parseColumns("!created,cost,property.gone,-model", columns);
    expect(state.pinned).toEqual(["created"]);
    expect(shown(state).slice(0, 2)).toEqual(["created", "cost"]);
    expect(shown(state)).toContain("property.environment");
    expect(state.hidden.has("model")).toBe(true);
  });
});

test("moving skips hidden columns and does not cross the pinned ones", () => {
  const start = setPinned(setHidden(defaultColumnState(columns), "status", true), "created", true);
  expect(shown(moveColumn(start, "request", -1))).toEqual(shown(start));
  expect(shown(moveColumn(start, "request", 1)).slice(0, 3)).toEqual(["created", "model", "request"]);
});
