import { fault, type Parsed } from "./comparison";
import { parseExpressionCondition } from "./expression";
import { entriesOf, isObject, kindName } from "./json";
import { type ParsedLeaf, parseLeaf } from "./leaf";

/** A part of the filter that is still to be read. */
export interface Unread {
  node: unknown;
  path: string;
}

/** What one node says by itself: it is read to its end, or it joins or negates others. */
export type Step =
  | { type: "done"; part: Parsed | ParsedLeaf }
  | { type: "group"; group: "and" | "or"; children: Unread[]; issues: Parsed["issues"] }
  | { type: "not"; child: Unread };

const branchKeys = ["left", "operator", "right"];
const wrapKeys = ["and", "or", "not"];

/** Reads one node without going into its children. */
export function readNode({ node, path }: Unread): Step {
  if (node === "all") return everything;
  const entries = entriesOf(node);
  if (!entries || !isObject(node)) {
    return refuse(
      path,
      `Here stands ${kindName(node)}; a filter is "all", {}, a leaf such as {"request_response_rmt": {…}}, or {"left": …, "operator": "and", "right": …}.`,
    );
  }
  if (entries.length === 0) return everything;
  if (Object.hasOwn(node, "type")) return readExpression(node, path);
  if (branchKeys.some((key) => Object.hasOwn(node, key))) return readBranch(node, path);
  if (wrapKeys.some((key) => Object.hasOwn(node, key))) return readWrap(entries, path);
  return { type: "done", part: parseLeaf(entries, path) };
}

/** `{left, operator, right}` */
function readBranch(node: Record<string, unknown>, path: string): Step {
  const { operator, left, right } = node;
  const missing = branchKeys
    .filter((key) => !Object.hasOwn(node, key))
    .map((key) => ({ path, message: `A branch has left, operator and right; ${key} is missing.` }));
  const strange = Object.keys(node)
    .filter((key) => !branchKeys.includes(key))
    .map((key) => ({
      path: `${path}.${key}`,
      message: `Beside left, operator and right nothing else may stand. Move ${JSON.stringify(key)} into a leaf of its own.`,
    }));
  const issues = [...missing, ...strange];
  if (Object.hasOwn(node, "operator") && operator !== "and" && operator !== "or") {
    issues.push({ path: `${path}.operator`, message: wrongWord(operator) });
  }
  const children = [
    { node: left, path: `${path}.left` },
    { node: right, path: `${path}.right` },
  ].filter(({ node: child }) => child !== undefined);
  return { type: "group", group: operator === "or" ? "or" : "and", children, issues };
}

/** `{and: […]}`, `{or: […]}` or `{not: …}` */
function readWrap(entries: readonly [string, unknown][], path: string): Step {
  const [word, content] = entries[0] ?? [];
  if (entries.length > 1) {
    return refuse(path, 'Beside "and", "or" or "not" nothing else may stand in an object.');
  }
  if (word === "not") return { type: "not", child: { node: content, path: `${path}.not` } };
  return readList(word === "or" ? "or" : "and", content, `${path}.${word}`);
}

/** Helicone's second language: `{type, expressions}` or `{type: "condition", …}`. */
function readExpression(node: Record<string, unknown>, path: string): Step {
  const { type, expressions } = node;
  if (type === "all") return everything;
  if (type === "condition") return { type: "done", part: parseExpressionCondition(node, path) };
  if (type === "and" || type === "or") return readList(type, expressions, `${path}.expressions`);
  return refuse(
    `${path}.type`,
    `Here stands ${kindName(type)}; an expression's type is "all", "condition", "and" or "or".`,
  );
}

function readList(group: "and" | "or", content: unknown, path: string): Step {
  if (!Array.isArray(content)) {
    return refuse(path, `${group} takes an array of filters, not ${kindName(content)}.`);
  }
  const children = content.map((node: unknown, index) => ({ node, path: `${path}.${index}` }));
  return { type: "group", group, children, issues: [] };
}

const everything: Step = { type: "done", part: { form: "everything", issues: [] } };

function refuse(path: string, message: string): Step {
  return { type: "done", part: fault(path, message) };
}

function wrongWord(word: unknown): string {
  const lower = typeof word === "string" ? word.toLowerCase() : "";
  const remedy = lower === "and" || lower === "or" ? ` Write it in lower case: "${lower}".` : "";
  return `The operator of a branch is "and" or "or", not ${kindName(word)}.${remedy}`;
}
