import { z } from "zod";
import type { Issue } from "@/lib/errors";
import { parseSort, type Sort } from "@/lib/fields/sort";

/** What a list of requests is ordered by; with warnings about names that have no effect. */
export const sortSchema = z
  .unknown()
  .transform((input, context): { sort: Sort; warnings: Issue[] } => {
    const parsed = parseSort(input, "");
    if (parsed.ok) {
      return parsed;
    }
    for (const { path, message } of parsed.issues) {
      // One step below the sort, as property keys may hold dots.
      const below = path.replace(/^\./, "");
      context.addIssue({ code: "custom", message, path: below === "" ? [] : [below] });
    }
    return z.NEVER;
  })
  .meta({
    id: "Sort",
    description:
      'Names and directions, such as `{"cost": "desc"}` or `{"properties": {"Environment": "asc"}}`; `{"random": true}` ' +
      "for chance. Fields go by their id or their name in the filter. Several names count in their order, at most five. " +
      "Rows without a value come last either way, ties go to the newest; nothing named means the newest first.",
    override: { type: "object", additionalProperties: true, example: { cost: "desc" } },
  });
