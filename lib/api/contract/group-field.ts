import { z } from "zod";
import { fieldKey } from "@/lib/fields/field-ref";
import { type GroupField, groupField } from "@/lib/metrics/group-field";
import { fieldRefSchema } from "./field-ref";

/** What requests are grouped by: a field, `property.<key>`, `{"property": key}`, or a part of the time. */
export const groupFieldSchema = z
  .unknown()
  .transform((input, context): GroupField => {
    const part = input === "hour_of_day" || input === "day_of_week" ? groupField(input) : undefined;
    if (part) {
      return part;
    }
    const parsed = fieldRefSchema.safeParse(input);
    if (!parsed.success) {
      context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "is no field." });
      return z.NEVER;
    }
    const field = groupField(parsed.data);
    if (!field) {
      const message = `cannot be ${fieldKey(parsed.data)}: that is a number, a time, or different on every request. Group by a field with values, such as model, or by a property.`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return field;
  })
  .meta({
    id: "GroupField",
    description:
      "A field with values, such as `model`, `provider`, `user`, `session`, `session_name`, `session_path`, `status`, `status_class`, " +
      '`stop_reason`, `api_key_id` or `prompt_id`; `property.<key>` or `{"property": "<key>"}`; `hour_of_day` or `day_of_week`',
    override: {
      anyOf: [
        { type: "string", example: "property.environment" },
        {
          type: "object",
          properties: { property: { type: "string", example: "Environment" } },
          required: ["property"],
          additionalProperties: false,
        },
      ],
    },
  });
