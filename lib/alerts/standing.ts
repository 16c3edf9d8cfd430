import { z } from "zod";
import type { Judgement } from "./judge";
import type { Episode, GroupState } from "./step";
import { type Units, unitsOf, unitsText } from "./units";

/** A group as the last evaluation left it. */
export interface GroupStanding extends GroupState {
  group: string;
  /** The last judgement. */
  last: Judgement;
  /** When the first request of the last window arrived; null when there was none. */
  firstMs: number | null;
  /** When the group's last request ended, as far as evaluations saw; null when none did. */
  lastSeenMs: number | null;
}

/** How an alert stands. */
export interface AlertStanding {
  evaluatedAtMs: number;
  /** What the rule measured that these states are of. */
  measured: string;
  groups: GroupStanding[];
  /** How many groups there were in all. */
  groupCount: number;
  /** A sentence why the last evaluation came to nothing; null when it went well. */
  error: string | null;
}

const amount = z
  .string()
  .nullable()
  .transform((text): Units | null => (text === null ? null : unitsOf(text)));

const episodeSchema = z.object({
  startedAtMs: z.number(),
  triggeredValue: amount,
  worstValue: amount,
  goodSinceMs: z.number().nullable(),
  notifiedAtMs: z.number().nullable(),
  notices: z.number(),
}) satisfies z.ZodType<Episode>;

const standingSchema = z.object({
  evaluatedAtMs: z.number(),
  measured: z.string(),
  groups: z.array(
    z.object({
      group: z.string(),
      episode: episodeSchema.nullable(),
      last: z.object({
        verdict: z.enum(["bad", "good", "between", "unknown"]),
        value: amount,
        current: amount,
        baseline: amount,
        requests: z.number(),
      }),
      firstMs: z.number().nullable(),
      lastSeenMs: z.number().nullable(),
    }),
  ),
  groupCount: z.number(),
  error: z.string().nullable(),
});

export function printStanding(standing: AlertStanding): string {
  return JSON.stringify(standing, (_, value: unknown) =>
    typeof value === "bigint" ? unitsText(value) : value,
  );
}

export function parseStanding(text: string): AlertStanding {
  return standingSchema.parse(JSON.parse(text));
}
