import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseText } from "./parse";
import { printText } from "./print";

function reprinted(text: string): string {
  const result = parseText(text);
  return result.ok
    ? printText(result.filter)
    : `${result.issue.message} [${result.issue.from}-${result.issue.to}]`;
}

describe("the text language", () => {
  it.each([
    ["", ""],
    [
      "model:(gpt-5 OR sonnet) AND (property.feature:search OR cost:>0.05) AND NOT user:anna",
      "model:(gpt-5 OR sonnet) AND (property.feature:search OR cost:>0.05) AND NOT user:anna",
    ],
    ["user:anna model:gpt-5", "user:anna AND model:gpt-5"],
    ["user:anna or user:bob and not model:x", "user:anna OR (user:bob AND NOT model:x)"],
    ["-user:anna", "NOT user:anna"],
    ["NOT NOT user:anna", "user:anna"],
    ["((user:anna))", "user:anna"],
    ['property."my key":"a b"', 'property."my key":"a b"'],
    ['property.a:"say \\"hi\\" \\\\"', 'property.a:"say \\"hi\\" \\\\"'],
    ['property.a:""', 'property.a:""'],
    ["has:property.x missing:user empty:property.y", "has:property.x AND missing:user AND empty:property.y"],
    ["-has:property.x", "missing:property.x"],
    ["model:*", "has:model"],
    ["latency:[100 TO 500]", "latency:>=100 AND latency:<=500"],
    ["latency:{100 TO 500}", "latency:>100 AND latency:<500"],
    ["latency:[100 TO *]", "latency:>=100"],
    ["latency:>2s", "latency:>2000"],
    ["latency:<1.5s", "latency:<1500"],
    ["cost:>$0.05", "cost:>0.05"],
    ["total_tokens:>10k", "total_tokens:>10000"],
    ["model:gpt-*", "model:gpt-*"],
    ["model:*100%_*", "model:*100%_*"],
    ["model:(gpt-* OR sonnet)", "model:gpt-* OR model:sonnet"],
    ['model:like("gpt_5%")', 'model:like("gpt_5%")'],
    ["model:~mini", "model:~mini"],
    ["model:^gpt", "model:^gpt"],
    ["status:5xx", "status_class:5xx"],
    ["status:error", "failed:true"],
    ["status:(429 OR 5xx)", "status:429 OR status_class:5xx"],
    ["user_id:abc", "user:abc"],
    ["refund", "refund"],
    ['"refund policy"', '"refund policy"'],
    ["00000000-0000-4000-8000-00000000000A", "request_id:00000000-0000-4000-8000-00000000000a"],
    ["created:>=2024-01-31", "created:>=2024-01-31T00:00:00.000Z"],
    ["target_url:https://api.openai.com", "target_url:https://api.openai.com"],
    ['property.a:"AND"', 'property.a:"AND"'],
    ["NOTHING", "NOTHING"],
    ["NOT (user:anna AND model:x)", "NOT (user:anna AND model:x)"],
    ["NOT latency:>5", "NOT latency:>5"],
    ["score.accuracy:>0.5", "score.accuracy:>0.5"],
  ])("reads %j", (text, printed) => {
    expect(reprinted(text)).toBe(printed);
  });

  it.each([
    ["modle:x", 'There is no field "modle". Did you mean "model"?', 0],
    ["environment:x", "A custom property is written property.environment.", 0],
    ["user:anna AND", "A condition is missing behind AND.", 10],
    ["AND user:anna", "A condition is missing before AND.", 0],
    ["user:anna OR", "A condition is missing behind OR.", 12],
    ["user:anna OR OR x", "A condition is missing behind OR.", 13],
    ["NOT", "A condition is missing behind NOT.", 0],
    ["(user:anna", "A closing parenthesis is missing.", 0],
    ["user:anna)", "This parenthesis was never opened.", 9],
    ['user:"anna', "A closing quote", 5],
    ["user:", "A value is missing", 5],
    ["latency:>fast", '"fast" is not a number', 0],
    ["latency:~5", '"contains" is not an operator of latency', 0],
    ["latency:[1 500]", "A range is written [100 TO 500].", 0],
    ["model:(a AND b)", "joined by OR", 9],
    ["model:foo(b)", '"foo" is no operator', 0],
    ["http://x", "goes in quotes", 0],
  ])("says what is wrong with %j, and where", (text, message, from) => {
    const result = parseText(text);
    expect(result.ok ? "" : result.issue.message).toContain(message);
    expect(result.ok ? -1 : result.issue.from).toBe(from);
  });

  it("answers any text, however deep, with a filter or a fault within it", () => {
    const piece = fc.constantFrom(
      "(",
      ")",
      "AND",
      " ",
      "OR ",
      "NOT ",
      "-",
      ":",
      '"',
      "\\",
      "model",
      "property.",
      ">",
      "[1 TO ",
      "]",
      "*",
      "a",
      "😀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const result = parseText(text);
        if (!result.ok) {
          expect(result.issue.message).not.toBe("");
          expect(result.issue.from).toBeLessThanOrEqual(text.length);
        } else expect(parseText(printText(result.filter))).toEqual(result);
      }),
      { numRuns: 3_000 },
    );
    expect(reprinted("(".repeat(100_000))).toContain("Groups may be nested");
    expect(reprinted("NOT ".repeat(100_000))).toContain("A condition is missing behind NOT.");
    expect(reprinted("a ".repeat(2_000))).toContain("at most 500 conditions");
  });
});
