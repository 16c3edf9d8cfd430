import { z } from "zod";
import { filterSchema } from "./filter";
import { timeRangeSchema } from "./values";

/** The parts of a body that say which requests are meant. */
export const selection = {
  filter: filterSchema,
  timeRange: timeRangeSchema.optional().meta({ description: "Facet's own: narrows the filter by time" }),
  isCached: z.boolean().optional().meta({ description: "Only answers from the cache, or only others" }),
  isScored: z.boolean().optional().meta({ description: "Only requests that have scores, or only others" }),
};

/** What a schema of a body with a filter must say of itself: a schema of anything counts as optional. */
export const filterRequired = { required: ["filter"] };

const issueSchema = z.object({ path: z.string(), message: z.string() });

export const warnings = z
  .array(issueSchema)
  .optional()
  .meta({ description: "What in the body is valid but cannot do what was meant" });

export const elapsedMs = z.int().meta({ description: "How long the database took, in milliseconds" });
