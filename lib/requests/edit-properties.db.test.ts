import { v7 as newUuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as propertiesRoute } from "@/app/v1/property/query/route";
import { DELETE as removeRoute } from "@/app/v1/request/[requestId]/property/[key]/route";
import { PUT as setRoute } from "@/app/v1/request/[requestId]/property/route";
import { GET as getRoute } from "@/app/v1/request/[requestId]/route";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import { POST as idsRoute } from "@/app/v1/request/query-ids/route";
import { database } from "@/lib/clickhouse";
import { enterFlight, leaveFlight } from "@/lib/gateway/in-flight";
import { requestRowSchema } from "@/lib/record";
import { recorder } from "@/lib/recorder";
import { call, describeApiOnBothEngines, rowsOf, sentenceOf } from "@/test/api";
import { finishedCall } from "@/test/calls";
import { insertRecords, requestRecord } from "@/test/request-record";

const set = (requestId: string, body: unknown) =>
  call(setRoute, "PUT", `/v1/request/${requestId}/property`, { body });
const remove = (requestId: string, key: string) =>
  call(removeRoute, "DELETE", `/v1/request/${requestId}/property/${encodeURIComponent(key)}`);
const get = (requestId: string, search = "") => call(getRoute, "GET", `/v1/request/${requestId}${search}`);

async function propertiesOf(requestId: string): Promise<Record<string, string>> {
  return requestRowSchema.parse((await get(requestId)).body.data).properties;
}

async function idsWith(key: string, value: string): Promise<string[]> {
  const filter = { request_response_rmt: { properties: { [key]: { equals: value } } } };
  const answer = await call(queryRoute, "POST", "/v1/request/query-clickhouse", { body: { filter } });
  return rowsOf(answer).map((row) => row.request_id);
}

/** A call as the gateway hands it to the recorder. */
const draftCall = (requestId: string) => finishedCall({ requestId, properties: [["Stage", "draft"]] });

describeApiOnBothEngines("one request and its properties", () => {
  let requestId: string;

  beforeEach(async () => {
    const landed = requestRecord({ properties: [["Environment", "staging"]] });
    requestId = landed.requestId;
    await insertRecords(database(), [landed]);
  });

  describe("PUT /v1/request/{id}/property", () => {
    test("sets a map of properties, seen by the very next read", async () => {
      const answer = await set(requestId, { Environment: "production", PostProcessed: "true" });
      expect([answer.status, answer.body]).toEqual([200, { data: null, error: null }]);
      expect(await propertiesOf(requestId)).toEqual({ Environment: "production", PostProcessed: "true" });
      expect(await idsWith("postprocessed", "true")).toContain(requestId);
      expect(await idsWith("Environment", "staging")).not.toContain(requestId);
    });

    test("sets one property by key and value, whatever the key's case", async () => {
      await set(requestId, { key: "ENVIRONMENT", value: "" });
      expect(await propertiesOf(requestId)).toEqual({ Environment: "" });
    });

    test("takes a map that names key or value beside others for a map", async () => {
      await set(requestId, { key: "a", value: "b", other: "c" });
      expect(await propertiesOf(requestId)).toMatchObject({ key: "a", value: "b", other: "c" });
    });

    test("keeps any key and any value as they are", async () => {
      const odd = {
        "a.b": "'] OR 1=1 --",
        "back`tick\\": "line\nbreak",
        "ключ 🔑": "\u0000",
        constructor: "x",
      };
      expect((await set(requestId, odd)).status).toBe(200);
      expect(await propertiesOf(requestId)).toMatchObject(odd);
      for (const [key, value] of Object.entries(odd)) {
        expect(await idsWith(key, value)).toContain(requestId);
      }
    });

    test("works before the request has reached the database", async () => {
      const id = newUuid();
      recorder().record(draftCall(id));
      expect((await set(id, { Stage: "final" })).status).toBe(200);
      expect(await propertiesOf(id)).toEqual({ Stage: "final" });
    });

    test("works while the answer is still under way", async () => {
      const { call: running, ...bodies } = draftCall(newUuid());
      enterFlight(running);
      expect((await set(running.requestId, { Stage: "live", Extra: "1" })).status).toBe(200);
      expect((await remove(running.requestId, "extra")).status).toBe(200);
      leaveFlight(running);
      recorder().record({ call: running, ...bodies });
      expect(await propertiesOf(running.requestId)).toEqual({ Stage: "live" });
    });

    test("answers 404 for an id nobody knows, and for one of another organization", async () => {
      expect(sentenceOf(await set(newUuid(), { a: "b" }), 404)).toContain("helicone-id");
      const foreign = requestRecord({ organizationId: "00000000-0000-4000-8000-0000000000ff" });
      await insertRecords(database(), [foreign]);
      sentenceOf(await set(foreign.requestId, { a: "b" }), 404);
      sentenceOf(await get(foreign.requestId), 404);
    });
  });

  describe("DELETE /v1/request/{id}/property/{key}", () => {
    test("removes the property, whatever its case and signs, and may be repeated", async () => {
      await set(requestId, { "odd/key %2F": "x" });
      expect((await remove(requestId, "Odd/Key %2F")).status).toBe(200);
      expect((await remove(requestId, "Odd/Key %2F")).status).toBe(200);
      expect(await propertiesOf(requestId)).toEqual({ Environment: "staging" });
    });
  });

  describe("GET /v1/request/{id}", () => {
    test("carries bodies only when asked", async () => {
      expect((await get(requestId)).body.data).toMatchObject({ request_body: null });
      expect((await get(requestId, "?includeBody=false")).body.data).toMatchObject({ request_body: null });
      const whole = await get(requestId, "?includeBody=true");
      expect(whole.status).toBe(200);
      expect(whole.body.data).toMatchObject({ request_body: { model: "gpt-4o-mini" } });
    });

    test("finds a call that was answered a moment ago", async () => {
      const id = newUuid();
      recorder().record(draftCall(id));
      expect((await get(id)).body.data).toMatchObject({ request_id: id });
    });

    test("finds a caller's own id whose time is not that of the call", async () => {
      const old = requestRecord({ requestId: newUuid({ msecs: Date.UTC(2020, 0, 1) }) });
      const random = requestRecord({ requestId: "6F0C7A52-3A0E-4A43-9F4E-8D2F3B1C5E77".toLowerCase() });
      await insertRecords(database(), [old, random]);
      expect((await get(old.requestId)).status).toBe(200);
      expect((await get(random.requestId.toUpperCase())).status).toBe(200);
    });

    test("answers 404 with a sentence for an unknown id", async () => {
      expect(sentenceOf(await get(newUuid()), 404)).toContain("no request");
    });
  });

  describe("POST /v1/request/query-ids", () => {
    test("answers the known ones with their bodies", async () => {
      const body = { requestIds: [requestId, newUuid(), requestId.toUpperCase()] };
      const rows = rowsOf(await call(idsRoute, "POST", "/v1/request/query-ids", { body }));
      expect(rows.map((row) => [row.request_id, row.request_body])).toEqual([
        [requestId, expect.objectContaining({ model: "gpt-4o-mini" })],
      ]);
    });
  });

  describe("POST /v1/property/query", () => {
    const list = (options: { body?: unknown } = {}) =>
      call(propertiesRoute, "POST", "/v1/property/query", options);

    test("lists every key once, as it was first sent, with its use", async () => {
      await insertRecords(database(), [requestRecord({ properties: [["dotted.Key", "1"]] })]);
      for (const answer of [await list(), await list({ body: {} })]) {
        expect(answer.status).toBe(200);
        expect(answer.body.data).toContainEqual({
          property: "dotted.Key",
          key: "dotted.key",
          requests: 1,
          last_seen: expect.stringMatching(/^\d{4}-.*Z$/),
        });
      }
    });

    test("counts nothing outside the time range and leaves built-in columns out", async () => {
      await insertRecords(database(), [requestRecord({ properties: [["Helicone-Session-Id", "s"]] })]);
      const answer = await list({ body: { timeRange: { to: "2020-01-01" } } });
      expect(answer.body.data).toContainEqual({
        property: "Environment",
        key: "environment",
        requests: 0,
        last_seen: null,
      });
      expect(answer.text).not.toContain("session");
    });

    test("refuses unknown fields", async () => {
      expect(sentenceOf(await list({ body: { key: "x" } }), 422)).toContain("key is not a known field");
    });
  });
});
