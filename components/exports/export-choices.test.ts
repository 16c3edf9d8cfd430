import { describe, expect, test } from "vitest";
import { exportRequests } from "@/lib/api/contract/exports";
import { allColumns } from "@/lib/columns/columns";
import { emptyFilter } from "@/lib/filters";
import { type ExportChoices, exportBody, firstChoices, groupingColumns } from "./export-choices";

const all = allColumns([
  { property: "Customer", key: "customer" },
  { property: "a,b", key: "a,b" },
]);
const scope = {
  filter: emptyFilter,
  timeRange: { from: "2026-01-31T12:00:00.000Z" },
  all,
  visible: all.filter(({ id }) => ["created", "property.customer", "cost"].includes(id)),
};
const order = (choices: Partial<ExportChoices>) => {
  const result = exportBody({ ...firstChoices, ...choices }, scope);
  if (!result.ok) return result.missing;
  return exportRequests.input.parse({ body: result.body }).body.order;
};

describe("what is chosen in the dialog", () => {
  test("is an order the API takes, with the columns in the order of the table", () => {
    expect(order({})).toMatchObject({
      format: "csv",
      columns: ["created", "cost", { property: "customer" }],
      headers: "labels",
      direction: "desc",
    });
    expect(order({ columns: "all" })).toMatchObject({ columns: "all" });
    expect(order({ columns: "chosen", chosen: new Set(["property.a,b", "model"]) })).toMatchObject({
      columns: ["model", { property: "a,b" }],
    });
  });

  test.each([
    [{ kind: "split" }, "Choose what to split by."],
    [{ kind: "summary" }, "Choose what to sum up by."],
    [{ columns: "chosen" }, "Choose at least one column."],
  ] as const)("says what is missing: %j", (choices, missing) => {
    expect(order(choices)).toBe(missing);
  });

  test("never asks for what does not go together", () => {
    for (const format of ["csv", "jsonl", "parquet"] as const) {
      for (const kind of ["requests", "split", "summary"] as const) {
        const choices = {
          format,
          kind,
          gzip: true,
          bodies: true,
          splitBy: "model",
          summaryBy: "property.customer",
        };
        expect(order({ ...choices, summaryAndBy: "property.customer" })).toMatchObject({ format });
      }
    }
  });

  test("can be split by properties and by fields whose values repeat", () => {
    const ids = groupingColumns(all).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(["property.customer", "property.a,b"]);
    expect(ids).toEqual(expect.arrayContaining(["model", "status", "user", "stream"]));
    expect(ids).not.toEqual(expect.arrayContaining(["cost"]));
    for (const id of ids) expect(order({ kind: "split", splitBy: id })).toMatchObject({ format: "csv" });
  });
});
