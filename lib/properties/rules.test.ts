import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { governed, governedEdit, type PropertyRule } from "./rules";

const rename = (target: string, keep: "target" | "source" = "target"): PropertyRule => ({
  action: "rename",
  target,
  keep,
});

describe("a call's properties under the standing rules", () => {
  test("arrive under the new key, whatever the case of the old one", () => {
    const rules = new Map([["env", rename("Environment")]]);
    expect(governed([["ENV", "prod"]], rules)).toEqual([["Environment", "prod"]]);
  });

  test("keep the value of the target or of the source, as the rule says", () => {
    const both = [
      ["env", "old"],
      ["environment", "new"],
    ] as const;
    expect(governed(both, new Map([["env", rename("environment", "target")]]))).toEqual([
      ["environment", "new"],
    ]);
    expect(governed(both, new Map([["env", rename("environment", "source")]]))).toEqual([
      ["environment", "old"],
    ]);
  });

  test("lose what is dropped, and nothing else", () => {
    const entries = [
      ["Secret", "x"],
      ["other", "y"],
    ] as const;
    expect(governed(entries, new Map([["secret", { action: "drop" }]]))).toEqual([["other", "y"]]);
  });

  test("follow one rule after another", () => {
    const rules = new Map<string, PropertyRule>([
      ["a", rename("b")],
      ["b", rename("c")],
      ["d", rename("e")],
      ["e", { action: "drop" }],
    ]);
    const entries = [
      ["a", "1"],
      ["d", "2"],
    ] as const;
    expect(governed(entries, rules)).toEqual([["c", "1"]]);
  });

  test("are the very same where no rule is about them", () => {
    const entries = [["__proto__", "x"]] as const;
    expect(governed(entries, new Map([["env", rename("environment")]]))).toBe(entries);
  });

  test("never hold a key under a rule, and no key twice by a rule", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "__proto__");
    const rules = fc
      .uniqueArray(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom(rename("C"), rename("d", "source"))), {
        selector: ([name]) => name,
      })
      .map((entries) => new Map<string, PropertyRule>(entries));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(key, fc.string()), { selector: ([name]) => name }),
        rules,
        (entries, map) => {
          const after = governed(entries, map).map(([name]) => name.toLowerCase());
          expect(after.filter((name) => map.has(name))).toEqual([]);
          const own = entries.map(([name]) => name).filter((name) => !map.has(name));
          expect(new Set([...own, ...after])).toEqual(
            new Set([...own, ...after.filter((name) => !map.has(name))]),
          );
        },
      ),
    );
  });
});

describe("an edit of one request under the standing rules", () => {
  const rules = new Map<string, PropertyRule>([
    ["env", rename("Environment")],
    ["stage", rename("env")],
    ["secret", { action: "drop" }],
  ]);
  const edit = (set: [string, string][], remove: string[] = []) => governedEdit({ set, remove }, rules);

  test("sets the target and takes away what has not moved yet", () => {
    expect(edit([["ENV", "prod"]])).toEqual({ set: [["Environment", "prod"]], remove: ["ENV"] });
    expect(edit([["stage", "prod"]])).toEqual({ set: [["Environment", "prod"]], remove: ["stage"] });
  });

  test("removes the target where the old key is to be removed, and sets nothing that is dropped", () => {
    expect(edit([["Secret", "x"]], ["env", "other"])).toEqual({
      set: [],
      remove: ["env", "Environment", "other", "Secret"],
    });
  });

  test("is the same edit when the rules are followed once more, as they are when it lands", () => {
    const key = fc.constantFrom("env", "Stage", "environment", "secret", "a");
    const entries = fc.uniqueArray(fc.tuple(key, fc.string()), { selector: ([name]) => name });
    fc.assert(
      fc.property(entries, fc.uniqueArray(key), (set, remove) => {
        const once = edit(set, remove);
        const twice = governedEdit(once, rules);
        const outcome = ({ set, remove }: typeof once) => ({
          set: Object.fromEntries(set),
          // Removals come first, so one that is set again says nothing.
          removed: new Set(
            remove
              .map((name) => name.toLowerCase())
              .filter((name) => !set.some(([k]) => k.toLowerCase() === name)),
          ),
        });
        expect(outcome(twice)).toEqual(outcome(once));
      }),
    );
  });
});
