/** The entries of a JSON object; undefined for anything else. Sees a key named `__proto__` like any other. */
export function entriesOf(value: unknown): [string, unknown][] | undefined {
  return isObject(value) ? Object.entries(value) : undefined;
}

/** Whether the value is a JSON object, neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a JSON value is, as a sentence names it. */
export function kindName(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(typeof value === "string" ? value.slice(0, 40) : value);
  return `the ${typeof value} ${text}`;
}
