import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/clickhouse";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { closeProcessSingletons, processSingleton } from "@/lib/registry";
import { expectedEpisodes } from "@/test/alert-oracle";
import { everyKindOfAlert } from "@/test/alert-rules";
import { episodesOfAlert, episodesOfPreview, inOrder, placeAlert, runAt } from "@/test/alert-runs";
import { madeTrace, tracedRecords } from "@/test/alert-trace";
import { ownFacet } from "@/test/api";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import { insertRecords } from "@/test/request-record";

const hourMs = 3_600_000;
const days = 30;
const startMs = Date.UTC(2026, 0, 1);
const endMs = startMs + days * 24 * hourMs;
const records = tracedRecords(madeTrace(24_000, 5), startMs, days);

ownFacet();

describe("thirty days of calls with incidents among them", () => {
  let opened: TestDatabase;

  beforeAll(async () => {
    opened = await openTestDatabase();
    processSingleton("database", () => new LazyDatabase(async () => opened.database));
    await insertRecords(database(), records);
  });
  afterAll(async () => {
    await closeProcessSingletons();
    await opened.close();
  });

  test.each(Object.entries(everyKindOfAlert))(
    "a preview fires and recovers exactly where it should: %s",
    async (_, rule) => {
      const asked = { ...rule, evaluateEveryMs: hourMs / 4 };
      const { episodes, times } = await episodesOfPreview(asked, endMs);
      const expected = expectedEpisodes(records, asked, times);
      expect(expected.length).toBeGreaterThan(0);
      expect(episodes).toEqual(inOrder(expected));
    },
  );

  test("the job fires and recovers exactly where it should, by a clock that passes some times over", async () => {
    const kinds = Object.entries(everyKindOfAlert).filter((_, index) => index % 4 === 0 || index > 25);
    const placed = await Promise.all(
      kinds.map(async ([name, rule]) => placeAlert(name, { ...rule, evaluateEveryMs: hourMs }, startMs)),
    );
    // As after downtimes: what was missed is not made up for, and one evaluation stands for all.
    const times = Array.from({ length: days * 4 }, (_, index) => startMs + (index + 1) * 6 * hourMs);
    await runAt(times);
    for (const { id, name, rule } of placed) {
      expect(await episodesOfAlert(id), name).toEqual(inOrder(expectedEpisodes(records, rule, times)));
    }
  }, 180_000);
});
