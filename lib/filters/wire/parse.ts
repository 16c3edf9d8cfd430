import type { Issue } from "@/lib/errors";
import { filterLimits } from "../limits";
import { limitIssues } from "../measure";
import { type Form, join, negate, settle } from "../normal";
import type { Filter } from "../tree";
import { readNode, type Unread } from "./node";

export type WireResult =
  /** The filter in its normal form. Warnings say what is valid but cannot do what was meant. */
  { ok: true; filter: Filter; warnings: Issue[] } | { ok: false; issues: Issue[] };

/** More faults than these help nobody. */
const issuesMax = 20;

type Task =
  | ({ type: "read" } & Unread)
  | { type: "join"; group: "and" | "or"; count: number }
  | { type: "negate" };

/**
 * Reads a filter of the API: Helicone's `{left, operator, right}` over leaves, its second language
 * (`{type, expressions}`), and Facet's additions `{"and": […]}`, `{"or": […]}`, `{"not": …}`. Every fault becomes
 * an issue with its path below `path`. Never recurses, so any depth gets an answer.
 */
export function parseWire(input: unknown, path = "filter"): WireResult {
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const forms: Form[] = [];
  const tasks: Task[] = [{ type: "read", node: input, path }];
  let dead = false;
  let nodes = 0;
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if (task.type === "negate") {
      forms.push(negate(forms.pop() ?? "blank"));
    } else if (task.type === "join") {
      forms.push(join(task.group, forms.splice(forms.length - task.count)));
    } else {
      if (++nodes > filterLimits.nodesMax) {
        return {
          ok: false,
          issues: [{ path, message: `A filter has at most ${filterLimits.nodesMax} nodes.` }],
        };
      }
      const step = readNode(task);
      if (step.type === "done") {
        forms.push(step.part.form);
        issues.push(...step.part.issues);
        if ("dead" in step.part) {
          dead ||= step.part.dead;
          warnings.push(...step.part.warnings);
        }
      } else if (step.type === "not") {
        tasks.push({ type: "negate" }, { type: "read", ...step.child });
      } else {
        issues.push(...step.issues);
        tasks.push({ type: "join", group: step.group, count: step.children.length });
        for (const child of step.children.toReversed()) tasks.push({ type: "read", ...child });
      }
    }
  }
  // A filter on a table that answers to nothing finds nothing as a whole, as in Helicone, whatever else it says.
  const filter = settle(dead ? "nothing" : (forms[0] ?? "blank"));
  const faults = issues.length > 0 ? issues : limitIssues(filter, path);
  if (faults.length > 0) return { ok: false, issues: faults.slice(0, issuesMax) };
  return { ok: true, filter, warnings: warnings.slice(0, issuesMax) };
}
