import { z } from "zod";
import { type ErrorCode, errorCodes } from "@/lib/errors";

const codes = Object.keys(errorCodes) as ErrorCode[];

/** The body of every failed answer. */
export const errorAnswer = z
  .object({
    data: z.null(),
    error: z.string().meta({
      description: "A sentence: what is wrong, where, and what would be right",
      example: "limit must be at most 1000, not 5000.",
    }),
    code: z.enum(codes),
    issues: z
      .array(
        z.object({
          path: z.string().meta({ description: "Where, such as `filter.left`; empty for the whole" }),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: "Every fault of the input, one by one" }),
    trace: z.uuid().optional().meta({ description: "The id under which the log tells more" }),
  })
  .meta({ id: "Error" });

export type ErrorAnswer = z.infer<typeof errorAnswer>;
