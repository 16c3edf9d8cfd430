import type { Issue } from "@/lib/errors";
import { filterLimits } from "./limits";
import { totalOf } from "./subject";
import type { Condition, Filter } from "./tree";

/** All conditions, from left to right. Walks with a stack of its own, so that no depth can exhaust the engine's. */
export function conditionsOf(filter: Filter): Condition[] {
  return [...walk(filter)].flatMap(({ node }) => (node.type === "condition" ? [node] : []));
}

/** What makes a filter too large, as sentences; empty when it is within the limits. */
export function limitIssues(filter: Filter, path: string): Issue[] {
  let depth = 0;
  let conditions = 0;
  let totals = 0;
  let textBytes = 0;
  for (const { node, level } of walk(filter)) {
    if (node.type === "condition") {
      conditions++;
      totals += totalOf(node.field) ? 1 : 0;
      textBytes += conditionBytes(node);
    } else {
      depth = Math.max(depth, level);
    }
  }
  const issues: Issue[] = [];
  const { depthMax, conditionsMax, totalsMax, besideTotalsMax, textBytesMax } = filterLimits;
  if (depth > depthMax) {
    issues.push({ path, message: `Groups may be nested ${depthMax} deep; this filter nests ${depth}.` });
  }
  if (conditions > conditionsMax) {
    issues.push({
      path,
      message: `A filter has at most ${conditionsMax} conditions, this one has ${conditions}. Several values of one field fit into one "in".`,
    });
  }
  if (totals > totalsMax || (totals > 0 && conditions > besideTotalsMax)) {
    issues.push({
      path,
      message: `A filter has at most ${totalsMax} conditions on figures of users and sessions, and with such at most ${besideTotalsMax} in all; this one has ${totals} and ${conditions}.`,
    });
  }
  if (textBytes > textBytesMax) {
    issues.push({
      path,
      message: `Keys and values together have at most ${textBytesMax} bytes, here are ${textBytes}.`,
    });
  }
  return issues;
}

function* walk(filter: Filter): Generator<{ node: Filter; level: number }> {
  const stack = [{ node: filter, level: 1 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    const { node, level } = next;
    if (node.type === "not") stack.push({ node: node.child, level: level + 1 });
    if (node.type === "and" || node.type === "or") {
      for (const child of node.children.toReversed()) stack.push({ node: child, level: level + 1 });
    }
  }
}

function conditionBytes(condition: Condition): number {
  const { field } = condition;
  const key = typeof field === "string" ? "" : "property" in field ? field.property : field.score;
  const values = "values" in condition ? condition.values : "value" in condition ? [condition.value] : [];
  const encoder = new TextEncoder();
  return [key, ...values].reduce((sum, text) => sum + encoder.encode(text).length, 0);
}
