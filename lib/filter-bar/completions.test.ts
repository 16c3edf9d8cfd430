import fc from "fast-check";
import { expect, test } from "vitest";
import { parseText, printText } from "@/lib/filters";
import { arbitraryText, awkwardKeys, awkwardValues } from "@/lib/filters/arbitrary.test-support";
import { planCommit } from "./commit";
import { completionsOf, type KnownValue } from "./completions";
import { stageOf } from "./draft";
import { builtInFields, type KnownField } from "./known-field";

const property = (key: string, requests = 10): KnownField => ({
  name: `property.${key.toLowerCase()}`,
  label: key,
  kind: "property",
  description: "",
  values: null,
  requests,
});

const known = [...builtInFields, property("Environment"), property("my key"), property("refund_reason")];
const empty = { type: "and" as const, children: [] };

const complete = (draft: string, values?: KnownValue[]) =>
  completionsOf(stageOf(draft, known), draft, known, values);

function commit(draft: string): string {
  const plan = planCommit(empty, draft, known);
  return plan.ok ? printText(plan.filter) : `! ${plan.issue.message}`;
}

test("a field is found by the beginning of its name, its label or a word of it", () => {
  expect(complete("mod")[0]).toMatchObject({ section: "Fields", draft: "model:" });
  expect(complete("env")[0]).toMatchObject({ label: "Environment", draft: "property.environment:" });
  expect(complete("cost:>1 -stat")[0]).toMatchObject({ draft: "cost:>1 -status:" });
  expect(complete("cost:>1 time to fir")[0]?.draft).toBe("cost:>1 ttft:");
  expect(complete("my ke")[0]?.draft).toBe('property."my key":');
  expect(complete("(mod")[0]?.draft).toBe("(model:");
});

test("a mistyped field is guessed, and its text can still be searched for", () => {
  const found = complete("enviromnent");
  expect(found[0]).toMatchObject({ section: "Did you mean", draft: "property.environment:" });
  expect(found.at(-1)).toMatchObject({ section: "Search", isWhole: true });
});

test("behind a field stand its values with their counts, then other comparisons", () => {
  const values = [
    { value: "gpt-5", requests: 7 },
    { value: "claude 4", requests: 3 },
  ];
  const found = complete("model:", values);
  expect(found[0]).toMatchObject({ label: "gpt-5", requests: 7, draft: "model:gpt-5", isWhole: true });
  expect(found[1]?.draft).toBe('model:"claude 4"');
  const drafts = found.filter(({ section }) => section === "Operators").map(({ draft }) => draft);
  expect(drafts).toEqual(
    expect.arrayContaining(["-model:", "model:~", "-model:~", "model:^", "missing:model"]),
  );
  expect(complete('model:"clade 4', values)[0]).toMatchObject({ section: "Did you mean", label: "claude 4" });
});

test("operators keep what stands before them in the draft", () => {
  const found = complete("user:anna -model:");
  expect(found.find(({ id }) => id === "operator:contains")?.draft).toBe("user:anna model:~");
});

test("an id alone means its request", () => {
  const id = "0190e2b4-1f6e-7c4a-9b1e-0123456789ab";
  expect(complete(id)).toMatchObject([{ draft: `request_id:${id}`, isWhole: true }]);
  expect(commit(id)).toBe(`request_id:${id}`);
});

test("pasted pieces become what they mean", () => {
  expect(commit("user_id:abc")).toBe("user:abc");
  expect(commit("environment:production")).toBe("property.environment:production");
  expect(commit("-Environment:production cost:>0.05")).toBe(
    "NOT property.Environment:production AND cost:>0.05",
  );
  expect(commit("has:environment")).toBe("has:property.environment");
  expect(commit("model:(a OR b) OR environment:x")).toBe("model:(a OR b) OR property.environment:x");
  expect(commit("refund policy")).toBe("refund AND policy");
});

test("what an operator's completion opened is closed on commit", () => {
  expect(commit("model:like(gpt_5%")).toBe('model:like("gpt_5%")');
  expect(commit('model:ilike("a b')).toBe('model:ilike("a b")');
});

test("a fault leaves the filter alone and stands where it was typed", () => {
  const plan = planCommit(empty, "model:a colour:red", known);
  expect(plan).toMatchObject({ ok: false, issue: { from: 8 } });
});

test("every completion that calls itself whole can be committed", () => {
  const key = fc.constantFrom(...awkwardKeys.filter((each) => each !== "" && !/[\n\t]/.test(each)));
  const value = fc.oneof(fc.constantFrom(...awkwardValues), arbitraryText);
  fc.assert(
    fc.property(key, value, (name, text) => {
      const fields = [...builtInFields, property(name)];
      const [field] = completionsOf(stageOf(name, fields), name, fields, undefined).filter(
        ({ label, section }) => section === "Fields" && label === name,
      );
      if (!field) return;
      const stage = stageOf(field.draft, fields);
      const all = completionsOf(stage, field.draft, fields, [{ value: text, requests: 1 }]);
      expect(all.some(({ section }) => section === "Values")).toBe(true);
      for (const { draft, isWhole } of all) {
        if (isWhole) expect([draft, parseText(draft).ok]).toEqual([draft, true]);
      }
      const picked = planCommit(empty, all[0]?.draft ?? "", fields);
      expect(picked).toMatchObject({
        ok: true,
        filter: { operator: "equals", value: text.replace(/\p{Surrogate}/gu, "\uFFFD") },
      });
    }),
    { numRuns: 300 },
  );
});

test("no draft throws", () => {
  fc.assert(
    fc.property(arbitraryText, (draft) => {
      complete(draft, [{ value: "x", requests: 1 }]);
      planCommit(empty, draft, known);
    }),
    { numRuns: 500 },
  );
});
