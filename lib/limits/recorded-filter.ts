import type { Filter } from "@/lib/filters/tree";

/** The same filter over records: before the call there is but the model that was asked for. */
export function recordedFilter(filter: Filter): Filter {
  switch (filter.type) {
    case "condition":
      return filter.field === "model" ? { ...filter, field: "request_model" } : filter;
    case "not":
      return { type: "not", child: recordedFilter(filter.child) };
    case "and":
    case "or":
      return { type: filter.type, children: filter.children.map(recordedFilter) };
    default:
      return filter;
  }
}
