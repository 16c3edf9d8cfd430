import { beforeAll, describe, expect, test } from "vitest";
import { POST as feedbackRoute } from "@/app/v1/session/[sessionId]/feedback/route";
import { GET as readTag, POST as writeTag } from "@/app/v1/session/[sessionId]/tag/route";
import { POST as conversationRoute } from "@/app/v1/session/conversation/query/route";
import { POST as getRoute } from "@/app/v1/session/get/route";
import { POST as queryRoute } from "@/app/v1/session/query/route";
import { POST as requestsRoute } from "@/app/v1/session/requests/query/route";
import {
  getSession,
  querySessionConversation,
  querySessionRequests,
} from "@/lib/api/contract/session-details";
import { querySessions } from "@/lib/api/contract/sessions";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const startMs = Date.parse("2026-01-31T12:00:00Z");
const ids = ["plain", "a/b", "../..", "100%25 é 😀?#&", "x".repeat(8_192)];

function step(session: string, index: number, parts = {}) {
  return requestRecord({
    createdAtMs: startMs + index * 1_000,
    properties: [
      ["Helicone-Session-Id", session],
      ["Helicone-Session-Path", `/agent/${index}`],
    ],
    costUsd: "0.1",
    ...parts,
  });
}

/** A chat in which every call carries all that was said before. */
function chat(session: string, turns: number) {
  const messages: object[] = [{ role: "system", content: "Be brief." }];
  return Array.from({ length: turns }, (_, index) => {
    messages.push({ role: "user", content: `Question ${index}` });
    const answer = { role: "assistant", content: `Answer ${index}` };
    const record = step(session, index, {
      requestBody: JSON.stringify({ model: "gpt-4o-mini", messages }),
      responseBody: JSON.stringify({ choices: [{ message: answer }] }),
    });
    messages.push(answer);
    return record;
  });
}

const records = [
  ...ids.flatMap((session) => [step(session, 0, { userId: "anna" }), step(session, 1, { status: 503 })]),
  ...chat("chat", 5),
  ...[0, 1, 2].map((index) => step("large", index, { requestBytes: 5 * 1024 * 1024 })),
];

const post = (handler: Parameters<typeof call>[0], path: string, body: object) =>
  call(handler, "POST", path, { body });

async function read(sessionId: string) {
  const answer = await post(getRoute, "/v1/session/get", { sessionId });
  expect(answer.status, answer.text).toBe(200);
  return getSession.answer.parse(JSON.parse(answer.text)).data;
}

async function requests(body: object) {
  const answer = await post(requestsRoute, "/v1/session/requests/query", body);
  expect(answer.status, answer.text).toBe(200);
  return querySessionRequests.answer.parse(JSON.parse(answer.text));
}

async function conversation(body: object) {
  const answer = await post(conversationRoute, "/v1/session/conversation/query", body);
  expect(answer.status, answer.text).toBe(200);
  return querySessionConversation.answer.parse(JSON.parse(answer.text));
}

const tagPath = (id: string) => `/v1/session/${encodeURIComponent(id)}/tag`;
const tagOf = async (id: string) => (await call(readTag, "GET", tagPath(id))).body.data;
const tag = (id: string, value: unknown) => post(writeTag, tagPath(id), { tag: value });
const rate = (id: string, rating: unknown) =>
  post(feedbackRoute, `/v1/session/${encodeURIComponent(id)}/feedback`, { rating });

async function listed(filter: unknown): Promise<string[]> {
  const body = { search: "", timezoneDifference: 0, filter, sort: { session_id: "asc" } };
  const answer = await post(queryRoute, "/v1/session/query", body);
  return querySessions.answer.parse(JSON.parse(answer.text)).data.map(({ session_id }) => session_id);
}

describeApiOnBothEngines("one session", () => {
  beforeAll(() => insertRecords(database(), records));

  test.each(ids.map((id) => [id]))("is found by its id, whatever it holds: %s", async (id) => {
    expect(await read(id)).toMatchObject({ session_id: id, total_requests: 2, total_errors: 1 });
    expect((await requests({ sessionId: id })).data).toHaveLength(2);
  });

  test("that nobody sent is not found, with a sentence", async () => {
    const answer = await post(getRoute, "/v1/session/get", { sessionId: "nobody" });
    expect(sentenceOf(answer, 404)).toMatch(/^There is no session with the id "nobody"\./);
    expect((await requests({ sessionId: "nobody" })).data).toEqual([]);
    expect(sentenceOf(await rate("nobody", true), 404)).toMatch(/^There is no session/);
  });

  test("with an id that is too long is refused with a sentence", async () => {
    const long = "x".repeat(8_193);
    const sentence = "sessionId must have at most 8192 characters.";
    expect(sentenceOf(await post(getRoute, "/v1/session/get", { sessionId: long }), 422)).toBe(sentence);
    expect(sentenceOf(await tag(long, "x"), 422)).toBe(sentence);
    expect(sentenceOf(await call(readTag, "GET", tagPath(long)), 422)).toBe(sentence);
  });

  test("lists its requests oldest first, page by page, with their step and figures", async () => {
    const first = await requests({ sessionId: "chat", limit: 3 });
    const second = await requests({ sessionId: "chat", limit: 3, cursor: first.cursor });
    expect(second.cursor).toBe(null);
    const all = [...first.data, ...second.data];
    expect(all.map(({ path }) => path)).toEqual([0, 1, 2, 3, 4].map((index) => `/agent/${index}`));
    expect(all[0]).toMatchObject({
      created_at: "2026-01-31T12:00:00.000Z",
      latency_ms: 420,
      cost_usd: "0.1",
      prompt_tokens: 12,
      is_failed: false,
    });
    const strange = await post(requestsRoute, "/x", { sessionId: "chat", cursor: "strange" });
    expect(sentenceOf(strange, 422)).toBe(
      "cursor is not one that Facet made: use the cursor of the page before.",
    );
  });

  test("tells its conversation with every message once, under one key on every page", async () => {
    const { data } = await conversation({ sessionId: "chat" });
    expect(Object.keys(data.messages)).toHaveLength(11);
    expect(data.calls.map(({ asked, answered }) => [asked.length, answered.length])).toEqual([
      [2, 1],
      [4, 1],
      [6, 1],
      [8, 1],
      [10, 1],
    ]);
    expect(data.calls[4]?.asked.slice(0, 9)).toEqual([
      ...(data.calls[3]?.asked ?? []),
      ...(data.calls[3]?.answered ?? []),
    ]);
    const first = await conversation({ sessionId: "chat", limit: 2 });
    const second = await conversation({ sessionId: "chat", limit: 3, cursor: first.cursor });
    expect([...first.data.calls, ...second.data.calls]).toEqual(data.calls);
    expect({ ...second.data.messages, ...first.data.messages }).toEqual(data.messages);
  });

  test("ends a page of the conversation where its bodies are large", async () => {
    const first = await conversation({ sessionId: "large" });
    expect(first.data.calls).toHaveLength(1);
    const second = await conversation({ sessionId: "large", cursor: first.cursor });
    const third = await conversation({ sessionId: "large", cursor: second.cursor });
    expect([second.data.calls.length, third.data.calls.length, third.cursor]).toEqual([1, 1, null]);
  });

  describe("its tag", () => {
    test.each(ids.map((id) => [id]))("is set, replaced, filtered by and taken away: %s", async (id) => {
      expect(await tagOf(id)).toBe(null);
      expect((await tag(id, "first")).status).toBe(200);
      expect((await tag(id, ` vip ${id.slice(0, 9)} `)).body).toMatchObject({ data: null, error: null });
      const now = `vip ${id.slice(0, 9)}`.trim();
      expect(await tagOf(id)).toBe(now);
      expect((await read(id)).tag).toBe(now);
      const tagged = { sessions_request_response_rmt: { session_tag: { equals: now } } };
      expect(await listed(tagged)).toEqual([id]);
      expect(await listed({ not: tagged })).not.toContain(id);
      await tag(id, "");
      expect(await tagOf(id)).toBe(null);
      expect(await listed(tagged)).toEqual([]);
    });

    test("has at most 200 characters and is a text", async () => {
      expect(sentenceOf(await tag("plain", "x".repeat(201)), 422)).toBe(
        "tag must have at most 200 characters.",
      );
      expect(sentenceOf(await tag("plain", 5), 422)).toBe("tag must be a string, not 5.");
    });
  });

  test("its feedback is given, turned round, filtered by and taken back", async () => {
    const good = { request_response_rmt: { properties: { "Helicone-Session-Feedback": { equals: "1" } } } };
    for (const [rating, feedback, found] of [
      [true, true, ["a/b"]],
      [false, false, []],
      [true, true, ["a/b"]],
      [null, null, []],
    ] as const) {
      expect((await rate("a/b", rating)).body).toMatchObject({ data: null, error: null });
      expect((await read("a/b")).feedback).toBe(feedback);
      expect(await listed(good)).toEqual(found);
    }
    expect(sentenceOf(await rate("a/b", "yes"), 422)).toBe('rating must be a boolean, not "yes".');
  });
});
