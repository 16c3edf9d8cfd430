import { describe, expect, it } from "vitest";
import { prepareKeys } from "./prepare-keys";
import { prepareNotices } from "./prepare-notices";
import { nextTableSort, parseTableSort, printTableSort } from "./prepare-sort";
import type { Property } from "./property-schema";

const property = (name: string, part: Partial<Property> = {}): Property => ({
  property: name,
  key: name.toLowerCase(),
  is_hidden: false,
  requests: 10,
  coverage: 0.5,
  values: 3,
  cost_usd: "1.5",
  first_seen: "2026-01-01T00:00:00Z",
  last_seen: "2026-01-02T00:00:00Z",
  warnings: [],
  ...part,
});
const names = (keys: readonly Property[]) => keys.map(({ property: name }) => name);

describe("the table of keys", () => {
  const keys = [
    property("Tier", { requests: 5, cost_usd: null }),
    property("Environment", { requests: 50, cost_usd: "0.10" }),
    property("Debug", { requests: 7, cost_usd: "0.09", is_hidden: true }),
    property("App", { requests: 50, cost_usd: "10" }),
  ];
  const view = { search: "", showsHidden: false, sort: { column: "requests", direction: "desc" } } as const;

  it("is ordered by a column, with ties by the alphabet", () => {
    expect(names(prepareKeys(keys, view))).toEqual(["App", "Environment", "Tier"]);
  });

  it("keeps what has no figure at the end in both directions", () => {
    for (const direction of ["asc", "desc"] as const) {
      expect(names(prepareKeys(keys, { ...view, sort: { column: "cost", direction } })).at(-1)).toBe("Tier");
    }
  });

  it("leaves out a key that no request has any more", () => {
    const left = property("Crew", { requests: 0, cost_usd: null, last_seen: null });
    expect(names(prepareKeys([...keys, left], view))).not.toContain("Crew");
  });

  it("finds keys in any case, and hidden ones only when they are asked for", () => {
    expect(names(prepareKeys(keys, { ...view, search: "ENV" }))).toEqual(["Environment"]);
    expect(prepareKeys(keys, { ...view, search: "debug" })).toEqual([]);
    expect(names(prepareKeys(keys, { ...view, search: "debug", showsHidden: true }))).toEqual(["Debug"]);
  });
});

describe("notices", () => {
  const alike = (other: string) => [{ kind: "look_alike" as const, message: "", other }];

  it("tell of two keys that look the same once, the rarer one to be merged into the other", () => {
    const keys = [
      property("environment", { requests: 90, warnings: alike("environments") }),
      property("environments", { requests: 4, warnings: alike("environment") }),
    ];
    const notices = prepareNotices(keys);
    expect(notices.map(({ key, other }) => [key.key, other?.key])).toEqual([["environments", "environment"]]);
  });

  it("pass over keys that are hidden, also as the other of a pair", () => {
    const keys = [
      property("environment", { warnings: alike("environments") }),
      property("environments", { is_hidden: true, warnings: alike("environment") }),
      property("trace", {
        is_hidden: true,
        warnings: [{ kind: "high_cardinality", message: "m", other: null }],
      }),
    ];
    expect(prepareNotices(keys)).toEqual([]);
  });
});

describe("the order in the URL", () => {
  it("is read back as it was written, and no other column is taken", () => {
    const columns = ["key", "cost"] as const;
    for (const sort of [
      { column: "key", direction: "asc" },
      { column: "cost", direction: "desc" },
    ] as const) {
      expect(parseTableSort(printTableSort(sort), columns)).toEqual(sort);
    }
    expect(parseTableSort("-nonsense", columns)).toBeNull();
  });

  it("turns around at the second click", () => {
    const first = nextTableSort({ column: "key", direction: "asc" }, "cost", "desc");
    expect(first).toEqual({ column: "cost", direction: "desc" });
    expect(nextTableSort(first, "cost", "desc").direction).toBe("asc");
  });
});
