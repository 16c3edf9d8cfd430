import { z } from "zod";
import { fieldKey } from "@/lib/fields/field-ref";
import { parseTimeParam } from "@/lib/time-range/time-range";
import { fieldRefSchema } from "./field-ref";
import { filterSchema } from "./filter";
import { sortSchema } from "./sort";

/** A part that is checked by `schema` and kept exactly as it was sent. */
function asSent<Schema extends z.ZodType>(schema: Schema, what: { description: string }) {
  return z
    .unknown()
    .superRefine((input, context) => {
      const checked = schema.safeParse(input);
      for (const { message, path } of checked.error?.issues ?? []) {
        context.addIssue({ code: "custom", message, path });
      }
    })
    .meta(what);
}

const timeRange = z
  .string()
  .max(100)
  .refine((text) => parseTimeParam(text) !== null, {
    error: 'must be a time range such as "24h", "7d", "all" or "2026-01-01T00:00:00Z..2026-01-02T00:00:00Z".',
  })
  .meta({ description: "Relative, such as `24h`, or absolute, as `<from>..<to>`, or `all`" });

/** Fields, kept by their one name: `property.environment` for `{"property": "Environment"}`. */
const fieldList = (description: string) =>
  z.array(fieldRefSchema.transform(fieldKey)).max(500).meta({ description });

/** A filter that is kept as it was sent. */
export const savedFilterSchema = asSent(filterSchema, { description: "As in a query of requests" });

const settingName = /^[a-zA-Z]{1,40}$/;

/** What a page's own search parameters say; what they mean is known to the page alone. */
const display = z
  .record(z.string().regex(settingName), z.string().max(10_000), {
    error: ({ code }) =>
      code === "invalid_key" ? "must be named by 1 to 40 letters." : "must be an object of texts.",
  })
  .refine((settings) => Object.keys(settings).length <= 50, { error: "must be at most 50 settings." })
  .meta({
    description:
      "Other settings of the page by their names in its address, such as what costs are broken down by. Fields named " +
      "here, such as `property.environment`, are checked like the others",
    example: { by: "property.environment" },
  });

/** What a saved view keeps. Every part may be missing; the page's own default counts then. */
export const viewStateSchema = z
  .strictObject({
    filter: savedFilterSchema.optional(),
    timeRange: timeRange.optional(),
    sort: asSent(sortSchema, { description: "As in a query of requests" }).optional(),
    columns: fieldList("The columns shown, in their order").optional(),
    pinnedColumns: fieldList("Those of them that are pinned to the left").optional(),
    pinnedFacets: fieldList("The facets that stand first, in their order").optional(),
    display: display.optional(),
  })
  .refine((state) => JSON.stringify(state).length <= stateCharsMax, {
    error: "must be at most 256 KB of JSON.",
  })
  .meta({ id: "ViewState" });

const stateCharsMax = 256 * 1024;
