import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storeVersion, type Version } from "./store-version";

interface Note extends Version {
  text: string;
}

const first: Note = { version: 1, revision: "0", text: "first" };

/** Keeps versions as the tables do, and takes as long over each as the lists say. */
function notes(insertMs: number[] = [], readMs: number[] = []) {
  const rows: Note[] = [first];
  return {
    rows,
    insert: async (note: Note) => {
      await sleep(insertMs.shift() ?? 0);
      rows.push(note);
    },
    read: async () => {
      await sleep(readMs.shift() ?? 0);
      return rows.toSorted((a, b) => b.version - a.version || (a.revision < b.revision ? -1 : 1))[0];
    },
    nameOf: ({ text }: Note) => `note "${text}"`,
  };
}

describe("of changes that are made on the same version", () => {
  test("one is stored and the others fail, however long storage takes over each", async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(delays, delays, async (insertMs, readMs) => {
        const store = notes(insertMs, readMs);
        const texts = ["a", "b", "c", "d"];
        const made = await Promise.allSettled(texts.map((text) => storeVersion(first, { text }, store)));
        const stored = made.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
        expect(stored).toEqual([await store.read()]);
      }),
      { numRuns: 30 },
    );
  });

  test("one that another process made first stands, and who comes later is told", async () => {
    const store = notes();
    const rival: Note = { version: 2, revision: "00", text: "theirs" };
    const change = storeVersion(
      first,
      { text: "ours" },
      {
        ...store,
        insert: async (note) => {
          store.rows.push(rival);
          await store.insert(note);
        },
      },
    );
    await expect(change).rejects.toMatchObject({
      code: "conflict",
      message:
        'The note "theirs" was changed by someone else; it is at version 2 now. Read it again and repeat the change.',
    });
    expect(await store.read()).toBe(rival);
  });
});
