import { z } from "zod";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { parseFieldName, unknownField } from "@/lib/filters/field-name";
import { filterLimits } from "@/lib/filters/limits";

/** A field in a body: its id or wire name, `property.<key>`, or `{"property": key}`; read as what it refers to. */
export const fieldRefSchema = z
  .unknown()
  .transform((input, context): FieldRef => {
    const field = typeof input === "string" ? parseFieldName(input) : parseObject(input);
    if (field !== undefined && fieldKey(field).length <= filterLimits.keyCharsMax) {
      return field;
    }
    context.addIssue({ code: "custom", message: refusal(input, field) });
    return z.NEVER;
  })
  .meta({
    id: "FieldRef",
    description: 'A field\'s id, such as `model`, or `property.<key>`, or `{"property": "<key>"}`',
    override: {
      anyOf: [
        { type: "string", example: "model" },
        {
          type: "object",
          properties: { property: { type: "string", example: "Environment" } },
          required: ["property"],
          additionalProperties: false,
        },
      ],
    },
  });

/** How answers name a field: `model`, `property.environment`. */
export const fieldNameSchema = z.string().meta({
  description: "The field's id, or `property.` and the key in lower case",
  example: "property.environment",
});

function parseObject(input: unknown): FieldRef | undefined {
  if (typeof input !== "object" || input === null) {
    return undefined;
  }
  const [entry, ...more] = Object.entries(input);
  const [name, key]: [string?, unknown?] = entry ?? [];
  if (more.length > 0 || typeof key !== "string") {
    return undefined;
  }
  if (name === "property") return { property: key };
  return name === "score" ? { score: key } : undefined;
}

function refusal(input: unknown, field: FieldRef | undefined): string {
  if (field !== undefined) {
    return `must have at most ${filterLimits.keyCharsMax} characters in its name.`;
  }
  if (typeof input === "string") {
    return unknownField(input);
  }
  const shown = (JSON.stringify(input) ?? "nothing").slice(0, 60);
  return `must be a field such as "model" or {"property": "Environment"}, not ${shown}.`;
}
