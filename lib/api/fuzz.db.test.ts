import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { POST as channel } from "@/app/v1/channels/route";
import { POST as filter } from "@/app/v1/filter/route";
import { POST as link } from "@/app/v1/link/route";
import { POST as count } from "@/app/v1/request/count/query/route";
import { POST as facets } from "@/app/v1/request/facets/route";
import { POST as fields } from "@/app/v1/request/fields/route";
import { POST as histogram } from "@/app/v1/request/histogram/route";
import { POST as nearest } from "@/app/v1/request/nearest/route";
import { POST as query } from "@/app/v1/request/query-clickhouse/route";
import { POST as ids } from "@/app/v1/request/query-ids/route";
import { POST as sessionMetrics } from "@/app/v1/session/metrics/query/route";
import { POST as sessions } from "@/app/v1/session/query/route";
import { POST as users } from "@/app/v1/user/metrics/query/route";
import { PATCH as changeView } from "@/app/v1/view/[viewId]/route";
import { POST as view } from "@/app/v1/view/route";
import { POST as webhook } from "@/app/v1/webhooks/route";
import { database } from "@/lib/clickhouse";
import { call, ownFacet } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import { malformedBody } from "./fuzz.test-support";

ownFacet();

const viewId = "01890a5d-ac96-774b-bcce-b302099a8057";
const endpoints = {
  query,
  count,
  facets,
  histogram,
  nearest,
  ids,
  fields,
  view,
  filter,
  link,
  users,
  sessions,
  sessionMetrics,
  webhook,
  channel,
};
const names = Object.keys(endpoints) as (keyof typeof endpoints)[];

/** What an endpoint takes beside what it refuses as unknown, so that what is malformed is found behind it. */
const taken: Record<keyof typeof endpoints, readonly string[]> = {
  query: [
    "filter",
    "timeRange",
    "sort",
    "limit",
    "offset",
    "cursor",
    "isCached",
    "isScored",
    "includeInputs",
  ],
  count: ["filter", "timeRange", "sort", "limit", "offset", "isCached", "isScored"],
  facets: ["filter", "timeRange", "fields", "search", "limit", "isCached", "isScored"],
  histogram: ["filter", "timeRange", "timeZone", "buckets", "isCached"],
  nearest: ["filter", "timeRange", "isCached"],
  ids: ["requestIds"],
  fields: ["search", "timeRange", "limit"],
  view: ["name", "page", "state"],
  filter: ["name", "filter"],
  link: ["state"],
  users: ["filter", "timeRange", "timeFilter", "timeZone", "search", "sort", "limit", "offset"],
  sessions: ["filter", "timeRange", "timeFilter", "search", "nameEquals", "sort", "limit", "offset"],
  sessionMetrics: ["filter", "timeRange", "timeFilter", "nameContains", "pSize"],
  webhook: ["destination", "config", "includeData", "include_data"],
  channel: ["kind", "name", "to", "url", "routingKey", "eventsUrl", "signingSecret"],
};

beforeAll(() => insertRecords(database(), [requestRecord({ properties: [["x", "1"]] })]));

test("20,000 malformed bodies are each answered with a sentence that names the fault, none with a fault of Facet", {
  timeout: 300_000,
}, async () => {
  // As text, because the printer of counterexamples cannot follow the deepest bodies.
  const bodies = fc
    .tuple(fc.constantFrom(...names), malformedBody, fc.boolean())
    .map(
      ([name, body, isTrimmed]) => [name, textOf(isTrimmed ? onlyTaken(body, taken[name]) : body)] as const,
    );
  await fc.assert(
    fc.asyncProperty(bodies, async ([name, text]) => {
      const answer = await call(endpoints[name], "POST", "/v1/x", { text });
      expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500);
      if (answer.status >= 400) {
        expect([400, 413, 422]).toContain(answer.status);
        expect(answer.body.error).toMatch(/\S+ \S+ \S+.*[.…?}]$/s);
        expect(answer.body.issues?.length ?? 1).toBeGreaterThan(0);
      }
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ["lists", "[", "]"],
  ["negations", '{"not":', "}"],
  ["branches", '{"right":"all","operator":"and","left":', "}"],
  ["expressions", '{"type":"and","expressions":[', "]}"],
])("a filter of %s nested fifty thousand deep is refused by every endpoint", async (_, open, close) => {
  const text = `{"filter":${open.repeat(50_000)}"all"${close.repeat(50_000)}}`;
  for (const name of names) {
    const answer = await call(endpoints[name], "POST", "/v1/x", { text });
    expect([400, 413, 422], `${name}: ${answer.text}`).toContain(answer.status);
  }
});

test("malformed changes of a view that does not exist are refused, too", async () => {
  await fc.assert(
    fc.asyncProperty(malformedBody.map(textOf), async (text) => {
      const answer = await call(changeView, "PATCH", `/v1/view/${viewId}`, { text });
      expect([400, 404, 413, 422], answer.text).toContain(answer.status);
    }),
    { numRuns: 500 },
  );
});

function textOf(body: unknown): string {
  return JSON.stringify(body) ?? "";
}

function onlyTaken(body: unknown, keys: readonly string[]): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return body;
  }
  return Object.fromEntries(Object.entries(body).filter(([key]) => keys.includes(key)));
}
