import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseText } from "./text/parse";
import { parseUrl, printUrl } from "./url";

function link(text: string): string {
  const result = parseText(text);
  if (!result.ok) throw new Error(result.issue.message);
  return printUrl(result.filter);
}

describe("a filter in a link", () => {
  it.each([
    ["", ""],
    ["model:gpt-5", "v1,model:equals:gpt-5"],
    [
      "model:(gpt-5 OR sonnet) (property.feature:search OR cost:>0.05) -user:anna",
      "v1,model:in:gpt-5:sonnet,or(property.feature:equals:search,cost:gt:0.05),user:not-equals:anna",
    ],
    ["user:a OR user:b", "v1,or(user:equals:a,user:equals:b)"],
    ['property."a:b":"(x,y)~"', "v1,property.a~:b:equals:~(x~,y~)~~"],
    ["has:property.x", "v1,property.x:exists"],
    ['property.a:""', "v1,property.a:equals:"],
    ["NOT latency:>5", "v1,not(latency:gt:5)"],
    ["NOTHING", "v1,nothing"],
  ])("of %j is %j", (text, url) => {
    expect(link(text)).toBe(url);
  });

  it.each([
    ["model:equals:x", 'starts with "v1,"'],
    ["v2,model:equals:x", 'starts with "v1,"'],
    ["v1,", "ends too early"],
    ["v1,or(model:equals:x", "ends too early"],
    ["v1,model:equals:x)", "cannot be read at"],
    ["v1,modle:equals:x", 'Did you mean "model"?'],
    ["v1,model:equal:x", 'Did you mean "equals"?'],
    ["v1,latency:gt:fast", '"fast" is not a number'],
    ["v1,model:equals:x:y", "takes one value"],
    [`v1,${"or(".repeat(100_000)}`, "nested 32 deep"],
  ])("is refused with a sentence when it is %j", (url, message) => {
    const result = parseUrl(url);
    expect(result.ok ? "" : result.issues[0]?.message).toContain(message);
  });

  it("never throws, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."v1,()~:", "or", "not", "model", "equals"), maxLength: 30 }),
        (text) => {
          const result = parseUrl(`v1,${text}`);
          if (result.ok) expect(parseUrl(printUrl(result.filter))).toEqual(result);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
