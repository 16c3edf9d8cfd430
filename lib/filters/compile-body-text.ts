import { compileText, type TextComparison } from "./compile-text";
import type { ParameterList } from "./parameters";
import type { Condition } from "./tree";
import { runsOf } from "./words";

/**
 * A positive comparison of a body, worded so that the index of its words takes part. The index knows
 * `lowerUTF8(body)` by its words (`splitByNonAlpha`): runs of letters, digits and whatever lies beyond ASCII.
 */
export function compileBodyText(condition: Condition, column: string, params: ParameterList): TextComparison {
  if (!("value" in condition) || !searches.has(condition.operator) || condition.value === "") {
    return compileText(condition, column, params);
  }
  const { operator, value } = condition;
  const [run, ...more] = runsOf(value);
  const isOneRun = run !== undefined && more.length === 0 && !run.isBoundedLeft && !run.isBoundedRight;
  if (operator === "contains" && isOneRun && value.length >= partCharsMin) {
    // All of it lies within one word, so the engine finds it in the list of words, without reading a body.
    const pattern = `concat('%', lowerUTF8(${params.bind(value, "String")}), '%')`;
    return { sql: `lowerUTF8(${column}) LIKE ${pattern}`, matchesEmpty: false };
  }
  const compared = compileText(condition, column, params);
  const hint = hintOf(value, column, params);
  return hint === undefined ? compared : { ...compared, sql: `(indexHint(${hint}) AND ${compared.sql})` };
}

/** Comparisons that hold only for bodies in which the whole operand stands, whatever its case. */
const searches: ReadonlySet<string> = new Set(["contains", "starts-with", "equals"]);

/** Shorter ones stand in too many words for the engine to look them up there. */
const partCharsMin = 4;

/**
 * What every body that holds the text fulfils, in terms of words; undefined when nothing worth a look. It only tells
 * which rows need not be read, hence `indexHint`: evaluated row by row it would cost more than the comparison itself.
 */
function hintOf(text: string, column: string, params: ParameterList): string | undefined {
  // Of letters beyond ASCII the lower case may depend on what stands around them.
  const runs = runsOf(text).filter(({ letters }) => /^[a-z0-9]+$/.test(letters));
  const words = runs.filter(({ isBoundedLeft, isBoundedRight }) => isBoundedLeft && isBoundedRight);
  if (words.length > 0) {
    const bound = params.bind([...new Set(words.map(({ letters }) => letters))], "Array(String)");
    return `hasAllTokens(lowerUTF8(${column}), ${bound})`;
  }
  // One alone: where one of several is frequent, the engine uses none of them.
  const [longest] = runs
    .filter(({ letters }) => letters.length >= partCharsMin)
    .sort((a, b) => b.letters.length - a.letters.length);
  return longest && `lowerUTF8(${column}) LIKE ${params.bind(`%${longest.letters}%`, "String")}`;
}
