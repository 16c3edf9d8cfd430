import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertRule } from "@/test/alert-rules";
import type { Verdict } from "./judge";
import { nothingSaid, okState, type Said, type Step, step } from "./step";
import { one } from "./units";

const minuteMs = 60_000;

interface World {
  verdicts: { verdict: Verdict; value: bigint }[];
  recoverAfterMs: number;
  renotifyEveryMs: number | null;
  said: Said;
}

const worldArb: fc.Arbitrary<World> = fc.record({
  verdicts: fc.array(
    fc.record({
      verdict: fc.constantFrom<Verdict[]>("bad", "good", "between", "unknown"),
      value: fc.bigInt(0n, 100n).map((value) => value * one),
    }),
    { maxLength: 60 },
  ),
  recoverAfterMs: fc.nat(6).map((minutes) => minutes * minuteMs),
  renotifyEveryMs: fc.option(fc.integer({ min: 1, max: 8 }).map((minutes) => minutes * minuteMs)),
  said: fc.record({
    snoozedUntilMs: fc.nat(40).map((minutes) => minutes * minuteMs),
    acknowledgedAtMs: fc.constant(0),
  }),
});

/** Evaluates once a minute, from the first minute on. */
function steps({ verdicts, recoverAfterMs, renotifyEveryMs, said }: World): (Step & { atMs: number })[] {
  const rule = alertRule({ recoverAfterMs, renotifyEveryMs });
  let state = okState;
  return verdicts.map((judgement, index) => {
    const atMs = (index + 1) * minuteMs;
    const result = step(rule, state, judgement, atMs, said);
    state = result.state;
    return { ...result, atMs };
  });
}

describe("the step of an alert", () => {
  test("fires exactly at a bad value, and only then", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        let wasFiring = false;
        for (const [index, { state }] of steps(world).entries()) {
          const isBad = world.verdicts[index]?.verdict === "bad";
          if (isBad) expect(state.episode).not.toBeNull();
          if (state.episode && !wasFiring) expect(isBad).toBe(true);
          wasFiring = state.episode !== null;
        }
      }),
    );
  });

  test("recovers exactly when nothing has been bad or between for as long as it must be", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        const { verdicts, recoverAfterMs } = world;
        for (const [index, { ended }] of steps(world).entries()) {
          if (!ended) continue;
          const minutes = recoverAfterMs / minuteMs;
          const since = verdicts.slice(index - minutes, index + 1);
          expect(since).toHaveLength(minutes + 1);
          expect(since.every(({ verdict }) => verdict === "good" || verdict === "unknown")).toBe(true);
        }
      }),
    );
  });

  test("tells of every episode once that it fires and once that it is over, and of neither without the other", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        let toldOf: number | null = null;
        for (const { notice, state, ended, atMs } of steps(world)) {
          if (notice === "firing") {
            expect(toldOf).toBeNull();
            toldOf = atMs;
          }
          if (notice === "reminder") expect(toldOf).not.toBeNull();
          if (ended) {
            expect(notice).toBe(toldOf === null ? null : "recovered");
            toldOf = null;
          }
          if (!state.episode) expect(toldOf).toBeNull();
        }
      }),
    );
  });

  test("tells nobody during a snooze but that it is over, and afterwards of what still fires", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        for (const { notice, state, atMs } of steps(world)) {
          const isSnoozed = atMs < world.said.snoozedUntilMs;
          if (isSnoozed) expect([null, "recovered"]).toContain(notice);
          const isBad = world.verdicts[atMs / minuteMs - 1]?.verdict === "bad";
          if (!isSnoozed && isBad) expect(state.episode?.notifiedAtMs).not.toBeNull();
        }
      }),
    );
  });

  test("reminds no sooner and no later than asked, and nobody who has acknowledged", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.boolean(), (minutes, isAcknowledged) => {
        const world: World = {
          verdicts: Array.from({ length: 40 }, () => ({ verdict: "bad", value: one })),
          recoverAfterMs: 0,
          renotifyEveryMs: minutes * minuteMs,
          said: nothingSaid,
        };
        const told = steps({
          ...world,
          said: { ...nothingSaid, acknowledgedAtMs: isAcknowledged ? minuteMs : 0 },
        });
        const times = told.flatMap(({ notice, atMs }) => (notice ? [atMs / minuteMs] : []));
        const expected = Array.from({ length: 40 }, (_, index) => index + 1).filter(
          (at) => (at - 1) % minutes === 0,
        );
        expect(times).toEqual(isAcknowledged ? [] : expected);
      }),
    );
  });

  test("remembers the worst value of an episode and the one it began with", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        let bad: bigint[] = [];
        for (const [index, { state, ended }] of steps(world).entries()) {
          const { verdict, value = 0n } = world.verdicts[index] ?? {};
          if (verdict === "bad") bad.push(value);
          const episode = ended ?? state.episode;
          if (episode) {
            expect(episode.triggeredValue).toBe(bad[0]);
            expect(episode.worstValue).toBe(bad.toSorted((a, b) => (a < b ? -1 : 1)).at(-1));
          }
          if (!state.episode) bad = [];
        }
      }),
    );
  });
});
