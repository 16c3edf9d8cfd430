import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConversationMerger, type SaidCall, type Thread } from "./merge-conversation";

function merge(calls: readonly SaidCall[]): Thread[] {
  const merger = new ConversationMerger();
  for (const call of calls) merger.add(call);
  return merger.threads();
}

const said = (text: string) => (text === "" ? [] : text.split(" "));
/** Calls as `asked > answered`, such as `s q1 > a1`. */
const calls = (...lines: string[]): SaidCall[] =>
  lines.map((line, index) => {
    const [asked = "", answered = ""] = line.split(">").map((part) => part.trim());
    return { requestId: `r${index + 1}`, asked: said(asked), answered: said(answered) };
  });
/** Threads as `before | turns`. */
const shown = (threads: readonly Thread[]) =>
  threads.map(({ before, turns }) => {
    const own = turns.map(({ key, omitted }) => (omitted > 0 ? `(${omitted}) ${key}` : key)).join(" ");
    return before.length > 0 ? `${before.map(({ key }) => key).join(" ")} | ${own}` : own;
  });

describe("the conversation of a session", () => {
  test.each([
    ["tells a chat once", ["s q1 > a1", "s q1 a1 q2 > a2", "s q1 a1 q2 a2 q3 > a3"], ["s q1 a1 q2 a2 q3 a3"]],
    [
      "pairs rounds of tools into one thread",
      ["q > call", "q call result > call2", "q call result call2 result2 > a"],
      ["q call result call2 result2 a"],
    ],
    [
      "branches off where an answer was made again",
      ["s q1 > a1", "s q1 > b1", "s q1 b1 q2 > a2"],
      ["s q1 b1 q2 a2", "s q1 | a1"],
    ],
    [
      "branches off where a question was put differently",
      ["s q1 > a1", "s q1 a1 q2 > a2", "s q1 a1 x2 > y2"],
      ["s q1 a1 q2 a2", "s q1 a1 | x2 y2"],
    ],
    ["keeps apart what shares nothing", ["q1 > a1", "q2 > a2"], ["q1 a1", "q2 a2"]],
    ["keeps apart what shares the system prompt alone", ["s q1 > a1", "s q2 > a2"], ["s q1 a1", "s | q2 a2"]],
    ["shows several choices side by side", ["q > a b", "q b x > y"], ["q b x y", "q | a"]],
    [
      "goes on where a window of messages leaves the beginning out",
      ["s q1 > a1", "s q1 a1 q2 > a2", "s q2 a2 q3 > a3", "s a2 q3 a3 q4 > a4"],
      ["s q1 a1 q2 a2 (2) q3 a3 (3) q4 a4"],
    ],
    ["goes on behind the last answer alone", ["q1 > a1", "a1 q2 > a2"], ["q1 a1 (1) q2 a2"]],
    [
      "does not take a short word for the place it was said before",
      ["q1 > a1", "q1 a1 yes > a2", "q1 a1 yes a2 q3 > a3", "z yes > b"],
      ["q1 a1 yes a2 q3 a3", "z yes b"],
    ],
    ["keeps a call that said nothing out", [" > ", "q > a"], ["q a"]],
  ])("%s", (_, lines, threads) => {
    expect(shown(merge(calls(...lines)))).toEqual(threads);
  });

  test("tells of a call that got no answer, and of its repetition that did", () => {
    const [thread] = merge(calls("s q1 >", "s q1 > a1", "s q1 > a1"));
    expect(thread?.turns).toMatchObject([
      { key: "s", requestId: "r1" },
      { key: "q1", requestId: "r1", unanswered: ["r1"] },
      { key: "a1", requestId: "r2", isAnswer: true, repeatedBy: ["r3"] },
    ]);
  });

  /** An application that remembers everything, goes back at times, and asks anew at times. */
  const remembered = fc
    .array(
      fc.record({
        back: fc.nat(3),
        isNew: fc.integer({ min: 0, max: 6 }),
        asks: fc.integer({ min: 1, max: 3 }),
      }),
      {
        minLength: 1,
        maxLength: 25,
      },
    )
    .map((steps) => {
      const made: SaidCall[] = [];
      let history: string[] = [];
      for (const [index, { back, isNew, asks }] of steps.entries()) {
        if (isNew === 0) history = [];
        if (isNew === 1) history = history.slice(0, Math.max(0, history.length - back));
        history = [...history, ...Array.from({ length: asks }, (_, at) => `q${index}.${at}`)];
        made.push({ requestId: `r${index}`, asked: history, answered: [`a${index}`] });
        history = [...history, `a${index}`];
      }
      return made;
    });

  test("gives every call back from the thread its answer stands in, and no turn twice", () => {
    fc.assert(
      fc.property(remembered, (made) => {
        const threads = merge(made);
        for (const { asked, answered } of made) {
          const thread = threads.find(({ turns }) => turns.some(({ key }) => key === answered[0]));
          const path = [...(thread?.before ?? []), ...(thread?.turns ?? [])].map(({ key }) => key);
          expect(path.slice(0, asked.length + 1)).toEqual([...asked, ...answered]);
        }
        const ids = threads.flatMap(({ turns }) => turns.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        const distinct = new Set(made.flatMap(({ asked, answered }) => [...asked, ...answered]));
        expect(ids).toHaveLength(distinct.size);
      }),
    );
  });

  test("is one thread for an application that keeps a window, whatever its size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 30 }), (size, total) => {
        const history: string[] = [];
        const made = Array.from({ length: total }, (_, index): SaidCall => {
          history.push(`q${index}`);
          const call = {
            requestId: `r${index}`,
            asked: ["s", ...history.slice(-size)],
            answered: [`a${index}`],
          };
          history.push(`a${index}`);
          return call;
        });
        const threads = merge(made);
        expect(shown(threads).map((line) => line.replace(/\(\d+\) /g, ""))).toEqual([
          ["s", ...history].join(" "),
        ]);
      }),
    );
  });

  test("stays quick for a session of five thousand calls that all carry the last hundred messages", () => {
    const history: string[] = [];
    const merger = new ConversationMerger();
    for (let index = 0; index < 5_000; index++) {
      history.push("continue");
      merger.add({ requestId: `r${index}`, asked: ["s", ...history.slice(-100)], answered: [`a${index}`] });
      history.push(`a${index}`);
    }
    expect(merger.threads()).toHaveLength(1);
  });
});
