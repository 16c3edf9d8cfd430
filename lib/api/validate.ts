import type { z } from "zod";
import { ApiError, type Issue } from "@/lib/errors";

/**
 * Parses the parts of a request: `params`, `query` and `body`.
 *
 * @throws ApiError `invalid` that names every fault.
 */
export function validate<Schema extends z.ZodObject>(schema: Schema, parts: unknown): z.output<Schema> {
  const result = schema.safeParse(parts, { error: sentence, reportInput: true });
  if (result.success) {
    return result.data;
  }
  const faults = result.error.issues.flatMap(located);
  const [first] = faults;
  const more = faults.length > 1 ? ` There are ${faults.length} faults in all; see issues.` : "";
  throw new ApiError(
    "invalid",
    `${first ? told(first) : "The request is not valid."}${more}`,
    faults.map(({ path, message }) => ({ path, message })),
  );
}

/** Some messages go on from the field's name ("limit must be …"), others are sentences of their own. */
function told({ path, part, message }: Issue & { part: string }): string {
  const where = path || `The ${part}`;
  return /^[a-z]/.test(message) ? `${where} ${message}` : `${where}: ${message}`;
}

/** Unknown fields are named one by one, each at its own place. */
function located(issue: z.core.$ZodIssue): (Issue & { part: string })[] {
  const [part = "request", ...path] = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const message = "is not a known field.";
    return issue.keys.map((key) => ({ part, path: [...path, key].join("."), message }));
  }
  return [{ part, path: path.join("."), message: issue.message }];
}

/** What is wrong and what would be right, to be read after the name of the field. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: it must be ${aThing(issue.expected)}.`
        : `must be ${aThing(issue.expected)}, not ${shown(issue.input)}.`;
    case "too_small":
      return issue.origin in counted
        ? `must have at least ${issue.minimum} ${counted[issue.origin]}.`
        : `must be at least ${issue.minimum}, not ${shown(issue.input)}.`;
    case "too_big":
      return issue.origin in counted
        ? `must have at most ${issue.maximum} ${counted[issue.origin]}.`
        : `must be at most ${issue.maximum}, not ${shown(issue.input)}.`;
    case "invalid_value":
      return `must be ${oneOf(issue.values)}, not ${shown(issue.input)}.`;
    case "invalid_format":
      return `must be ${formats[issue.format] ?? `a ${issue.format}`}, not ${shown(issue.input)}.`;
    default:
      return undefined;
  }
}

/** What has a size rather than a value, and what the size counts. */
const counted: Record<string, string> = { string: "characters", array: "entries", object: "fields" };

const uuidFormat = "a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057";
const formats: Record<string, string> = {
  uuid: uuidFormat,
  guid: uuidFormat,
};

function aThing(expected: string): string {
  if (expected === "int") {
    return "a whole number";
  }
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => JSON.stringify(value));
  return words.length === 1 ? String(words[0]) : `one of ${words.join(", ")}`;
}

/** The value as JSON, cut where it gets long. */
function shown(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
