import { z } from "zod";
import { filterLimits } from "@/lib/filters/limits";
import { unknownBefore } from "@/lib/limits/matcher";
import { filterSchema } from "./filter";

/** Whose calls share one count. */
export const segmentSchema = z
  .string()
  .overwrite((key) => key.toWellFormed())
  .max(filterLimits.keyCharsMax)
  .nullable()
  .meta({
    description:
      "Whose calls share one count: `user`, or the key of a property, without regard to case; null for all calls together. " +
      "Calls that lack it are not counted",
    example: "customer",
  });

/** Which calls are meant, told before they are sent on. */
export const callFilterSchema = filterSchema
  .transform(({ filter }, context) => {
    const fault = unknownBefore(filter);
    if (fault !== undefined) {
      context.addIssue({ code: "custom", message: fault });
      return z.NEVER;
    }
    return filter;
  })
  .meta({
    description:
      "Which calls, by what is known before they are sent on: properties, user, model (the one that was asked for), provider, path, " +
      "session and the like. Every call when absent",
  });

/** Its filter as it is answered. */
export const answeredFilter = {
  filter: z.unknown().meta({ description: "As in a query of requests" }),
  filter_text: z.string().meta({ description: "The filter as people type it; empty for every call" }),
};
