import { z } from "zod";
import { parseWire } from "@/lib/filters/wire/parse";

/** A filter of the wire format, parsed; with warnings about what is valid but cannot do what was meant. */
export const filterSchema = z
  .unknown()
  .transform((input, context) => {
    if (input === undefined) {
      const message = 'is missing: it must be a filter; "all" selects every request.';
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    const parsed = parseWire(input, "filter");
    if (parsed.ok) {
      const { filter, warnings } = parsed;
      return { filter, warnings: warnings.length > 0 ? warnings : undefined };
    }
    for (const { path, message } of parsed.issues) {
      // A path below the filter is one step here: property keys in it may hold dots.
      const below = path.replace(/^filter\.?/, "");
      context.addIssue({ code: "custom", message, path: below === "" ? [] : [below] });
    }
    return z.NEVER;
  })
  .meta({
    id: "Filter",
    description:
      'Which requests: `"all"`, `{}`, a leaf such as `{"request_response_rmt": {"properties": {"Environment": ' +
      '{"equals": "production"}}}}`, or `{"left": …, "operator": "and" | "or", "right": …}`. Property keys are ' +
      'matched without regard to case. Also `{"and": […]}`, `{"or": […]}` and `{"not": …}`.',
    override: {
      anyOf: [
        { type: "string", enum: ["all"] },
        { type: "object", additionalProperties: true },
      ],
    },
  });
