import { describe, expect, it } from "vitest";
import { type BulkLine, prepareBulk } from "./prepare-bulk";
import { prepareSample } from "./prepare-sample";

const line = (id: number, part: Partial<BulkLine>): BulkLine => ({
  id,
  action: "set",
  key: "",
  value: "",
  ...part,
});

describe("the lines of a bulk edit", () => {
  it("become what to set and what to remove, without spaces around keys", () => {
    const lines = [
      line(1, { key: " Tier ", value: " gold " }),
      line(2, { action: "remove", key: "env", value: "ignored" }),
    ];
    expect(prepareBulk(lines)).toEqual({ ok: true, set: { Tier: " gold " }, remove: ["env"] });
  });

  it("may set an empty value, and a key that objects have by themselves", () => {
    const change = prepareBulk([line(1, { key: "__proto__", value: "" })]);
    expect(change.ok && Object.entries(change.set)).toEqual([["__proto__", ""]]);
  });

  it("need a key each, and no key twice in whatever case", () => {
    const lines = [line(1, {}), line(2, { key: "env" }), line(3, { action: "remove", key: "ENV" })];
    const change = prepareBulk(lines);
    expect(change.ok ? [] : [...change.faults.keys()]).toEqual([1, 3]);
  });

  it("are refused where the API would take two properties for one", () => {
    const lines = [line(1, { key: "value", value: "b" }), line(2, { key: "key", value: "a" })];
    expect(prepareBulk(lines).ok).toBe(false);
    expect(prepareBulk([line(1, { key: "key", value: "a" })]).ok).toBe(true);
  });
});

describe("the sample of a dry run", () => {
  it("shows only what changes, and tells a missing value from an empty one", () => {
    const [row] = prepareSample([
      {
        request_id: "r",
        created_at: "2026-01-01T00:00:00Z",
        before: { env: "staging", environment: null, tier: "gold", note: null },
        after: { env: null, environment: "staging", tier: "gold", note: "" },
      },
    ]);
    expect(row?.changes).toEqual([
      { key: "env", before: "staging", after: null },
      { key: "environment", before: null, after: "staging" },
      { key: "note", before: null, after: "" },
    ]);
  });
});
