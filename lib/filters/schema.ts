import { z } from "zod";
import { isFieldId } from "@/lib/fields/fields";
import { checkCondition } from "./condition";
import { filterLimits } from "./limits";
import { limitIssues } from "./measure";
import { normalize } from "./normal";
import type { Condition, Filter } from "./tree";

const fieldRefSchema = z.union([
  z.string().refine(isFieldId, "There is no field of that name."),
  z.strictObject({ property: z.string() }),
  z.strictObject({ score: z.string() }),
]);

const conditionSchema = z
  .strictObject({
    type: z.literal("condition"),
    field: fieldRefSchema,
    operator: z.string(),
    value: z.string().optional(),
    values: z.array(z.string()).optional(),
  })
  .transform(({ field, operator, value, values }, context): Condition => {
    const checked = checkCondition(field, operator, values ?? (value === undefined ? [] : [value]));
    if (checked.ok) return checked.condition;
    context.addIssue({ code: "custom", message: checked.message });
    return z.NEVER;
  });

const treeSchema: z.ZodType<Filter> = z.discriminatedUnion("type", [
  conditionSchema,
  z.strictObject({
    type: z.enum(["and", "or"]),
    get children() {
      return z.array(treeSchema);
    },
  }),
  z.strictObject({
    type: z.literal("not"),
    get child() {
      return treeSchema;
    },
  }),
  z.strictObject({ type: z.literal("nothing") }),
]);

/**
 * The tree as JSON, for saved views and wherever else a filter is kept or sent whole. Gives the normal form. Depth
 * is bounded before anything recurses, so that no input exhausts the stack.
 */
export const filterSchema = z
  .unknown()
  .refine(isShallow, { message: `Groups may be nested ${filterLimits.depthMax} deep.`, abort: true })
  .pipe(treeSchema)
  .transform((filter, context): Filter => {
    const normal = normalize(filter);
    for (const { message } of limitIssues(normal, "")) context.addIssue({ code: "custom", message });
    return normal;
  });

/** Every group costs two levels of JSON; twice that leaves room for groups that the normal form joins. */
const jsonDepthMax = filterLimits.depthMax * 4;

function isShallow(input: unknown): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > jsonDepthMax) return false;
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}
