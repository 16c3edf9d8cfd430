import { z } from "zod";

const text = z.string();

/** The properties of a stored request, lower-case keys to values, whatever the keys are. */
export function storedProperties(propertiesJson: string): Map<string, string> {
  const parsed: unknown = JSON.parse(propertiesJson);
  // Object.entries, not a schema of records: those leave a key named __proto__ out.
  return new Map(Object.entries(parsed ?? {}).map(([key, value]) => [key, text.parse(value)]));
}
