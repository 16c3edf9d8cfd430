import { z } from "zod";
import { callLimits } from "@/lib/call";

/** Names and values to set, in the order they were sent. */
type PropertyChanges = [key: string, value: string][];

const { propertiesMax, propertyKeyCharsMax, propertyValueCharsMax } = callLimits;

/**
 * Both bodies of `PUT /v1/request/{id}/property`: a map of names to values, and the single form
 * `{"key": …, "value": …}`. A map whose only names are exactly these two is the single form.
 */
export const propertyChangesSchema = z
  .unknown()
  .transform((body, context): PropertyChanges => {
    const faults: { path: string[]; message: string }[] = [];
    const pairs = pairsOf(body, faults);
    const keys = new Set<string>();
    for (const { key, value, path } of pairs) {
      const fault = keyFault(key, keys) ?? valueFault(value);
      if (fault !== undefined) {
        faults.push({ path, message: fault });
      }
      keys.add(key.toLowerCase());
    }
    for (const fault of faults) {
      context.addIssue({ code: "custom", ...fault });
    }
    return pairs.map(({ key, value }) => [key, String(value)]);
  })
  .meta({
    id: "PropertyChanges",
    description: "Values are texts; an empty one is a value, too. Keys are matched without regard to case.",
    override: {
      anyOf: [
        {
          type: "object",
          title: "Several",
          additionalProperties: { type: "string", maxLength: propertyValueCharsMax },
          minProperties: 1,
          maxProperties: propertiesMax,
          example: { Environment: "production", PostProcessed: "true" },
        },
        {
          type: "object",
          title: "One",
          properties: { key: { type: "string" }, value: { type: "string" } },
          required: ["key", "value"],
          additionalProperties: false,
        },
      ],
    },
  });

interface Pair {
  key: string;
  value: unknown;
  path: string[];
}

function pairsOf(body: unknown, faults: { path: string[]; message: string }[]): Pair[] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    faults.push({ path: [], message: 'must be an object such as {"Environment": "production"}.' });
    return [];
  }
  // Object.entries, as a schema of records would lose a key named __proto__.
  const entries: [string, unknown][] = Object.entries(body);
  const byName = new Map(entries);
  if (entries.length === 2 && byName.has("key") && byName.has("value")) {
    const key = byName.get("key");
    if (typeof key !== "string") {
      faults.push({ path: ["key"], message: "must be a text." });
      return [];
    }
    return [{ key, value: byName.get("value"), path: [key === "" ? "key" : "value"] }];
  }
  if (entries.length === 0 || entries.length > propertiesMax) {
    faults.push({ path: [], message: `must name 1 to ${propertiesMax} properties, not ${entries.length}.` });
    return [];
  }
  return entries.map(([key, value]) => ({ key, value, path: [key] }));
}

function keyFault(key: string, earlier: ReadonlySet<string>): string | undefined {
  if (key === "") {
    return "must not be empty: a property needs a name.";
  }
  if (key.length > propertyKeyCharsMax) {
    return `must have at most ${propertyKeyCharsMax} characters in its name, not ${key.length}.`;
  }
  return earlier.has(key.toLowerCase())
    ? "is named twice: keys that differ only in case are the same property."
    : undefined;
}

function valueFault(value: unknown): string | undefined {
  if (typeof value !== "string") {
    return `must be a text, not ${JSON.stringify(value)}: write it as ${JSON.stringify(String(value))}.`;
  }
  return value.length > propertyValueCharsMax
    ? `must have at most ${propertyValueCharsMax} characters, not ${value.length}.`
    : undefined;
}
