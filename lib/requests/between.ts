import type { Condition, Filter } from "@/lib/filters/tree";
import { conjunctsOf } from "@/lib/filters/without-field";

/** A filter narrowed to the requests that arrived after one moment and before another, both excluded. */
export function betweenMs(filter: Filter, fromMs: number, toMs: number): Filter {
  return narrowedBy(filter, created("gt", fromMs), created("lt", toMs));
}

/** The same with both moments included. */
export function fromToMs(filter: Filter, fromMs: number, toMs: number): Filter {
  return narrowedBy(filter, created("gte", fromMs), created("lte", toMs));
}

/** A filter with further conditions that must hold as well. */
export function narrowedBy(filter: Filter, ...conditions: Condition[]): Filter {
  return { type: "and", children: [...conditions, ...conjunctsOf(filter)] };
}

function created(operator: "gt" | "gte" | "lt" | "lte", timeMs: number): Condition {
  return { type: "condition", field: "created", operator, value: new Date(timeMs).toISOString() };
}
