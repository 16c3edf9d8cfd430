import fc from "fast-check";
import { expect, test } from "vitest";
import type { Call } from "@/lib/call";
import { arbitraryFilter, arbitraryText, awkwardKeys } from "@/lib/filters/arbitrary.test-support";
import { selectRows } from "@/lib/filters/evaluate.test-support";
import { normalize } from "@/lib/filters/normal";
import { parseText } from "@/lib/filters/text/parse";
import { finishedCall } from "@/lib/gateway/fixtures/finished-call";
import { CallSubject, knownFieldIds } from "./call-subject";
import { matcherOf, unknownBefore } from "./matcher";
import { recordedFilter } from "./recorded-filter";

const arbitraryCall = fc
  .record({
    properties: fc.uniqueArray(fc.tuple(fc.constantFrom(...awkwardKeys), arbitraryText), {
      selector: ([key]) => key.toLowerCase(),
      maxLength: 4,
    }),
    userId: arbitraryText,
    requestModel: fc.constantFrom("gpt-4o", "claude", ""),
    provider: fc.constantFrom("openai", "anthropic"),
    countryCode: fc.constantFrom("", "DE"),
  })
  .map((fields): Call => ({ ...finishedCall({}).call, ...fields }));

test("holds for exactly the calls whose records the filter selects", () => {
  const known = arbitraryFilter.filter((filter) => unknownBefore(filter) === undefined);
  fc.assert(
    fc.property(known, arbitraryCall, (given, call) => {
      const filter = normalize(given);
      const subject = new CallSubject(call, undefined, undefined);
      const values = new Map(knownFieldIds.map((id) => [id, subject.field(id)]));
      const properties = new Map(call.properties.map(([key, value]) => [key.toLowerCase(), value]));
      const row = { values, properties, scores: new Map(), bodies: undefined };
      expect(matcherOf(filter)(subject)).toBe(selectRows(recordedFilter(filter), [row]).length === 1);
    }),
    { numRuns: 400 },
  );
});

test("names what nobody knows before the call", () => {
  const of = (text: string) => {
    const parsed = parseText(text);
    if (!parsed.ok) throw new Error("not a filter");
    return unknownBefore(parsed.filter);
  };
  expect(of("cost:>5 AND user:anna AND status:500")).toMatch(
    /^cannot ask for cost, status, which is not known/,
  );
  expect(of("score.accuracy:>3")).toContain('score "accuracy"');
  expect(of("property.customer:acme user:anna model:gpt-4o provider:openai path:~/chat")).toBeUndefined();
});

test("a user that only the body names is known", () => {
  const { call } = finishedCall({});
  const subject = new CallSubject({ ...call, userId: "" }, Buffer.from('{"user":"anna"}'), undefined);
  expect(subject.valueOf({ of: "user" })).toBe("anna");
  expect(
    new CallSubject({ ...call, userId: "" }, undefined, undefined).valueOf({ of: "user" }),
  ).toBeUndefined();
});

test("a property that was renamed counts under its new key", () => {
  const call = { ...finishedCall({}).call, properties: [["Env", "prod"]] as [string, string][] };
  const rules = new Map([["env", { action: "rename", target: "environment", keep: "target" } as const]]);
  expect(new CallSubject(call, undefined, rules).property("Environment")).toBe("prod");
});
