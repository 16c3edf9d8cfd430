import { isObject, type JsonObject } from "@/lib/guards";

/** Strings that come whole and may be repeated in every chunk; all others are continued by the next chunk. */
const wholeStrings = new Set(["role", "id", "type", "name", "format", "object", "finish_reason"]);

/** Continues `target` by the next delta: texts are joined, lists merged by their items' `index`, else appended. */
export function mergeDelta(target: JsonObject, delta: JsonObject): void {
  for (const key of Object.keys(delta)) {
    // Assigning this key would change the object's prototype instead.
    if (key !== "__proto__") {
      target[key] = merged(key, target[key], delta[key]);
    }
  }
}

function merged(key: string, before: unknown, next: unknown): unknown {
  if (next === null || next === undefined) {
    return before ?? null;
  }
  if (before === null || before === undefined) {
    return Array.isArray(next) ? appendList([], next) : copy(next);
  }
  if (typeof next === "string" && typeof before === "string") {
    return wholeStrings.has(key) ? next || before : before + next;
  }
  if (Array.isArray(next)) {
    // Mistral's reasoning models switch between lists of parts and bare text within one answer.
    const list = Array.isArray(before) ? before : before === "" ? [] : [{ type: "text", text: before }];
    return appendList(list, next);
  }
  if (Array.isArray(before) && typeof next === "string") {
    return next === "" ? before : appendList(before, [{ type: "text", text: next }]);
  }
  if (isObject(before) && isObject(next)) {
    mergeDelta(before, next);
    return before;
  }
  return next;
}

/** The merging goes on in the copy; the chunk itself must stay as it was. */
function copy(value: unknown): unknown {
  if (!isObject(value)) {
    return value;
  }
  const target: JsonObject = {};
  mergeDelta(target, value);
  return target;
}

function appendList(list: unknown[], items: readonly unknown[]): unknown[] {
  for (const item of items) {
    const index = isObject(item) ? item.index : undefined;
    const known =
      typeof index === "number" ? list.find((other) => isObject(other) && other.index === index) : undefined;
    if (isObject(known) && isObject(item)) {
      const { index: _, ...delta } = item;
      mergeDelta(known, delta);
    } else {
      list.push(copy(item));
    }
  }
  return list;
}
