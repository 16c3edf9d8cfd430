import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { decimalText } from "@/lib/decimal-units";
import { arbitraryFilter, arbitraryTotal } from "@/lib/filters/arbitrary.test-support";
import { type PlainRow, selectRows } from "@/lib/filters/evaluate.test-support";
import { limitIssues } from "@/lib/filters/measure";
import { testOrganizationId as organizationId, testRows } from "@/lib/filters/rows.test-support";
import { printText } from "@/lib/filters/text/print";
import type { Filter } from "@/lib/filters/tree";
import { closeProcessSingletons, processSingleton } from "@/lib/registry";
import { quantileMs } from "@/lib/rollup/histogram";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import { countSessions } from "./count-sessions";
import { countUsers } from "./count-users";
import { listSessionNames } from "./list-session-names";
import { listSessions } from "./list-sessions";
import { listUsers } from "./list-users";

const seed = 20_240_202;
const filtersTotal = 100;
const rows = testRows(90, seed);
const plainRows = rows.map(({ plain }) => plain);
const all = { limit: 1_000, offset: 0 };

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  processSingleton("database", () => new LazyDatabase(async () => opened.database));
  await opened.database.insert("requests", rows.map(({ requestLine }) => requestLine).join("\n"), "test");
}, 60_000);
afterAll(async () => {
  await closeProcessSingletons();
  await opened.close();
});

/** Filters as such lists get them: conditions on totals, alone and beside others. */
const filters = fc
  .sample(
    fc.oneof(
      arbitraryFilter,
      arbitraryTotal,
      fc
        .tuple(arbitraryTotal, arbitraryTotal, arbitraryFilter)
        .map((children): Filter => ({ type: "and", children })),
      fc.tuple(arbitraryTotal, arbitraryFilter).map((children): Filter => ({ type: "or", children })),
    ),
    { numRuns: filtersTotal * 1.2, seed },
  )
  .filter((filter) => limitIssues(filter, "").length === 0)
  .slice(0, filtersTotal);

const text = (row: PlainRow, field: string) => row.values.get(field) ?? null;
const texts = (group: readonly PlainRow[], field: string) => group.flatMap((row) => text(row, field) ?? []);
const sum = (group: readonly PlainRow[], field: string) =>
  texts(group, field).reduce((total, value) => total + Number(value), 0);

function costOf(group: readonly PlainRow[]): string | null {
  const costs = texts(group, "cost");
  if (costs.length === 0) return null;
  const units = costs.map((usd) => {
    const [whole = "", fraction = ""] = usd.split(".");
    return BigInt(whole + fraction.padEnd(12, "0"));
  });
  return decimalText(
    units.reduce((total, unit) => total + unit, 0n),
    12,
  );
}

function groupedBy(selected: readonly PlainRow[], field: "user" | "session"): Map<string, PlainRow[]> {
  const groups = new Map<string, PlainRow[]>();
  for (const row of selected) {
    const key = text(row, field) ?? "";
    if (field === "user" || key !== "") groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function p95(group: readonly PlainRow[]): number | null {
  const steps = texts(group, "latency").map((ms) => Math.min(255, Math.floor(Math.log2(Number(ms) + 1) * 8)));
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  return quantileMs(counts, 0.95);
}

const times = (group: readonly PlainRow[]) => texts(group, "created").map((time) => Date.parse(time));

const shared = (group: readonly PlainRow[]) => ({
  requests: group.length,
  errors: texts(group, "failed").filter((failed) => failed === "true").length,
  costUsd: costOf(group),
  unpriced: group.filter((row) => text(row, "cost") === null).length,
  promptTokens: sum(group, "prompt_tokens"),
  completionTokens: sum(group, "completion_tokens"),
  firstMs: Math.min(...times(group)),
  lastMs: Math.max(...times(group)),
});

describe(`${filtersTotal} random filters`, { timeout: 300_000 }, () => {
  test("list the users of the requests they select, with figures that equal these requests'", async () => {
    expect(filters).toHaveLength(filtersTotal);
    for (const filter of filters) {
      const groups = groupedBy(selectRows(filter, plainRows), "user");
      const users = await listUsers({ organizationId, filter }, { ...all, sort: [] });
      const found = users.map(({ sessions, avgLatencyMs, p95LatencyMs, rateLimited, ...user }) => user);
      const meant = [...groups].map(([userId, group]) => ({
        userId,
        ...shared(group),
        activeDays: new Set(texts(group, "created").map((time) => time.slice(0, 10))).size,
      }));
      expect(found, printText(filter)).toEqual(meant.sort((a, b) => bytewise(a.userId, b.userId)));
      for (const user of users) {
        const group = groups.get(user.userId) ?? [];
        expect(user.avgLatencyMs).toBeCloseTo(sum(group, "latency") / group.length, 6);
        expect(user.p95LatencyMs).toBeCloseTo(p95(group) ?? -1, 6);
        expect(user.sessions).toBe(groupedBy(group, "session").size);
      }
      expect(await countUsers({ organizationId, filter })).toBe(groups.size);
    }
  });

  test("list the sessions of the requests they select, with figures that equal these requests'", async () => {
    for (const filter of filters) {
      const groups = groupedBy(selectRows(filter, plainRows), "session");
      const selection = { organizationId, filter };
      const found = await listSessions(selection, { ...all, sort: [] });
      const meant = [...groups].map(([sessionId, group]) => ({
        sessionId,
        ...shared(group),
        durationMs:
          Math.max(...texts(group, "response_created").map((time) => Date.parse(time))) -
          Math.min(...times(group)),
        userIds: [...new Set(texts(group, "user"))].filter((user) => user !== "").sort(bytewise),
      }));
      expect(
        found.map(({ sessionName, avgLatencyMs, models, feedback, ...session }) => session),
        printText(filter),
      ).toEqual(meant.sort((a, b) => bytewise(a.sessionId, b.sessionId)));

      const { sessions, requests, costUsd } = await countSessions(selection);
      const rowsOfAll = [...groups.values()].flat();
      expect({ sessions, requests, costUsd }).toEqual({
        sessions: groups.size,
        requests: rowsOfAll.length,
        costUsd: costOf(rowsOfAll),
      });
      const names = await listSessionNames(selection, 1_000);
      expect(names.reduce((total, name) => total + name.sessions, 0)).toBe(groups.size);
      expect(names.reduce((total, name) => total + name.requests, 0)).toBe(rowsOfAll.length);
    }
  });
});

/** The engine orders texts by their bytes. */
function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
