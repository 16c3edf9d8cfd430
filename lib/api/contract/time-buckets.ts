import { z } from "zod";
import { type Interval, intervalUnits, isRound, roundCounts } from "@/lib/histogram/interval";
import type { Shift } from "@/lib/queries/shift-range";

export const moment = z.string().meta({ description: "ISO 8601, UTC", example: "2026-01-31T12:00:00.000Z" });

export const intervalSchema = z.object({ unit: z.enum(intervalUnits), count: z.int() });

const widths = new Map<unknown, Interval | null>([
  ["none", null],
  ["minute", { unit: "minute", count: 1 }],
  ["hour", { unit: "hour", count: 1 }],
  ["day", { unit: "day", count: 1 }],
  ["week", { unit: "week", count: 1 }],
  ["month", { unit: "month", count: 1 }],
  ["quarter", { unit: "month", count: 3 }],
  ["year", { unit: "year", count: 1 }],
]);

/** How wide buckets of time are to be, by name or as unit and count; null for none. */
export const bucketSchema = z
  .unknown()
  .transform((input, context): Interval | null => {
    const named = widths.get(input);
    if (named !== undefined) {
      return named;
    }
    const { data: interval } = intervalSchema.strict().safeParse(input);
    if (interval && isRound(interval)) {
      return interval;
    }
    const message = interval
      ? `must divide the next larger unit: the count of ${interval.unit}s is one of ${roundCounts(interval.unit)}, not ${interval.count}.`
      : `must be one of ${[...widths.keys()].map((name) => JSON.stringify(name)).join(", ")}, or a width such as {"unit": "minute", "count": 5}, not ${shown(input)}.`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .meta({
    description:
      'How wide buckets of time are, on the clock of the time zone; weeks begin on Monday. A name, or a width such as `{"unit": "minute", "count": 5}`.',
    override: {
      anyOf: [
        { type: "string", enum: [...widths.keys()].map(String) },
        {
          type: "object",
          properties: { unit: { type: "string", enum: [...intervalUnits] }, count: { type: "integer" } },
          required: ["unit", "count"],
          additionalProperties: false,
        },
      ],
    },
  });

const shiftUnits = ["hour", "day", "week", "month", "quarter", "year"] as const;
const shiftSchema = z.strictObject({ unit: z.enum(shiftUnits), count: z.int().min(1).max(1_000) });

/** What a time range is compared with. */
export const comparisonSchema = z
  .unknown()
  .transform((input, context): Shift => {
    const { data: shift } = shiftSchema.safeParse(
      shiftUnits.some((unit) => unit === input) ? { unit: input, count: 1 } : input,
    );
    if (shift || input === "previous_period") {
      return shift ?? "previous_period";
    }
    const message = `must be "previous_period", one of ${shiftUnits.map((unit) => JSON.stringify(unit)).join(", ")} earlier, or {"unit": "day", "count": 30}, not ${shown(input)}.`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .meta({
    description:
      "`previous_period`: as much time right before, whole months before whole months; a unit, or `{unit, count}`: the same time that much earlier on the clock of the time zone",
    override: {
      anyOf: [
        { type: "string", enum: ["previous_period", ...shiftUnits] },
        {
          type: "object",
          properties: { unit: { type: "string", enum: [...shiftUnits] }, count: { type: "integer" } },
          required: ["unit", "count"],
          additionalProperties: false,
        },
      ],
    },
  });

/** Buckets of time as answers list them: oldest first, without gaps. */
export const timeBucketsSchema = z.array(
  z.object({
    start: moment,
    end: moment.meta({ description: "Excluded; where the next one starts" }),
    is_unfinished: z.boolean().meta({ description: "Whether it ends in the future" }),
    is_cut: z.boolean().meta({
      description: "Whether the time range begins or ends inside of it, so that it holds less",
    }),
  }),
);

function shown(input: unknown): string {
  return (JSON.stringify(input) ?? "nothing").slice(0, 60);
}
