import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { v7 as newUuid } from "uuid";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as channelsRoute } from "@/app/v1/channels/route";
import { POST as replayRoute } from "@/app/v1/webhooks/[webhookId]/deliveries/[deliveryId]/replay/route";
import { GET as deliveryRoute } from "@/app/v1/webhooks/[webhookId]/deliveries/[deliveryId]/route";
import { GET as deliveriesRoute } from "@/app/v1/webhooks/[webhookId]/deliveries/route";
import { POST as replayFailedRoute } from "@/app/v1/webhooks/[webhookId]/replay/route";
import { DELETE, PATCH } from "@/app/v1/webhooks/[webhookId]/route";
import { POST as testRoute } from "@/app/v1/webhooks/[webhookId]/test/route";
import { GET as bodiesRoute } from "@/app/v1/webhooks/bodies/route";
import { GET, POST } from "@/app/v1/webhooks/route";
import { createChannel } from "@/lib/api/contract/channels";
import { getWebhookDelivery, listWebhookDeliveries } from "@/lib/api/contract/webhook-deliveries";
import { createWebhook, listWebhooks } from "@/lib/api/contract/webhooks";
import type { Call } from "@/lib/call";
import { deliveryQueue } from "@/lib/deliveries";
import { recorder } from "@/lib/recorder";
import { type Receiver, startReceiver } from "@/scripts/harness/receiver";
import { call, ownFacet, sentenceOf } from "@/test/api";
import { finishedCall } from "@/test/calls";
import { linkedBodies } from "./bodies-link";

ownFacet({ FACET_ALLOW_PRIVATE_TARGETS: "1", FACET_DELIVERY_RETRIES: "0.02,0.02" });

const receivers: Receiver[] = [];
async function receiver(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...args);
  receivers.push(started);
  return started;
}

async function make(destination: string, parts: Record<string, unknown> = {}) {
  const answer = await call(POST, "POST", "/v1/webhooks", { body: { destination, ...parts } });
  expect(answer.status, answer.text).toBe(200);
  return createWebhook.answer.parse(JSON.parse(answer.text)).data;
}
const list = async () =>
  listWebhooks.answer.parse(JSON.parse((await call(GET, "GET", "/v1/webhooks")).text)).data;

afterEach(async () => {
  for (const { id } of await list()) await call(DELETE, "DELETE", `/v1/webhooks/${id}`);
  for (const one of receivers.splice(0)) await one.close();
});

/** Records calls and resolves when what follows from them has been delivered. */
async function land(...calls: Partial<Call>[]): Promise<string[]> {
  const finished = calls.map((parts) =>
    finishedCall(parts, { request: '{"model":"gpt-4o-mini"}', response: '{"id":"x"}' }),
  );
  for (const one of finished) recorder().record(one);
  await recorder().flush(20_000);
  await deliveryQueue().idle();
  return finished.map(({ call: { requestId } }) => requestId);
}

async function deliveries(id: string, query = "") {
  const answer = await call(deliveriesRoute, "GET", `/v1/webhooks/${id}/deliveries${query}`);
  expect(answer.status, answer.text).toBe(200);
  return listWebhookDeliveries.answer.parse(JSON.parse(answer.text)).data;
}

const bodyOf = (text: string | undefined) => z.record(z.string(), z.unknown()).parse(JSON.parse(text ?? ""));
const idsOf = ({ received }: Receiver) => received.map(({ body }) => bodyOf(body).request_id).sort();

describe("a webhook", () => {
  test("gets what lands, in the documented words, signed both ways", async () => {
    const to = await receiver();
    const webhook = await make(to.url);
    const [requestId] = await land({
      userId: "anna",
      properties: [["Environment", "production"]],
      status: 201,
    });
    expect(to.received).toHaveLength(1);
    const { headers, body } = to.received[0] ?? { path: "", headers: {}, body: "" };
    expect(bodyOf(body)).toMatchObject({
      request_id: requestId,
      request_body: { model: "gpt-4o-mini" },
      response_body: { id: "x" },
      user_id: "anna",
      request_response_url: expect.stringContaining("http://127.0.0.1:3000/v1/webhooks/bodies?token="),
      provider: "openai",
      metadata: { latencyMs: 120 },
      properties: { Environment: "production" },
      status: 201,
      created_at: expect.stringMatching(/Z$/),
      delivery_id: headers["webhook-id"],
    });
    const signature = createHmac("sha256", webhook.hmac_key ?? "")
      .update(body)
      .digest("hex");
    expect(headers["helicone-signature"]).toBe(signature);
    const standard = new Webhook(webhook.standard_key ?? "");
    expect(() => standard.verify(body, z.record(z.string(), z.string()).parse(headers))).not.toThrow();
  });

  test("is gone once it was deleted, which is answered as documented", async () => {
    const to = await receiver();
    const { id } = await make(to.url);
    const answer = await call(DELETE, "DELETE", `/v1/webhooks/${id}`);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, { data: null, error: null }]);
    expect((await list()).map((webhook) => webhook.id)).not.toContain(id);
    await land({});
    expect(to.received).toEqual([]);
  });

  test("links to the whole of bodies that are cut, for whoever has the very link", async () => {
    const to = await receiver();
    await make(to.url);
    const long = JSON.stringify({ text: "é".repeat(20_000) });
    recorder().record(finishedCall({}, { request: long, response: '{"id":"x"}' }));
    await recorder().flush(20_000);
    await deliveryQueue().idle();
    const { request_body, request_body_truncated, request_response_url } = bodyOf(to.received[0]?.body);
    expect([long.startsWith(String(request_body)), request_body_truncated]).toEqual([true, true]);
    const path = String(request_response_url).replace("http://127.0.0.1:3000", "");
    const whole = await call(bodiesRoute, "GET", path, { headers: {} });
    expect(JSON.parse(whole.text)).toEqual({ request: JSON.parse(long), response: { id: "x" } });
    const forged = await call(bodiesRoute, "GET", `${path.slice(0, -6)}AAAAAA`, { headers: {} });
    expect(sentenceOf(forged, 403)).toContain("not valid");
    const token = new URLSearchParams(path.split("?")[1]).get("token") ?? "";
    const later = Date.now() + 49 * 3_600_000;
    await expect(linkedBodies(token, later)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("gets no figures when they are not wanted, by either name of the option", async () => {
    const to = await receiver();
    await make(to.url, { include_data: false });
    await land({});
    expect(Object.keys(bodyOf(to.received[0]?.body))).not.toContain("metadata");
  });

  test("gets the requests with its properties, whatever the case of the keys, written as a list or a map", async () => {
    const [asList, asMap, neither] = [await receiver(), await receiver(), await receiver()];
    await make(asList.url, { config: { propertyFilters: [{ key: "ENVironment", value: "production" }] } });
    await make(asMap.url, { config: { propertyFilters: { Environment: "production", Team: "a" } } });
    await make(neither.url, { config: { propertyFilters: { environment: "Production" } } });
    const [first, second] = await land(
      { properties: [["Environment", "production"]] },
      {
        properties: [
          ["environment", "production"],
          ["team", "a"],
        ],
      },
      { properties: [["Environment", "staging"]] },
    );
    expect(idsOf(asList)).toEqual([first, second].sort());
    expect(idsOf(asMap)).toEqual([second]);
    expect(idsOf(neither)).toEqual([]);
  });

  test("gets the requests of any filter, also of one that adds up or looks into bodies", async () => {
    const [byStatus, byBody, byTotal] = [await receiver(), await receiver(), await receiver()];
    const leaf = (column: string, comparison: object) => ({ request_response_rmt: { [column]: comparison } });
    await make(byStatus.url, { config: { filter: leaf("status", { gte: 500 }) } });
    await make(byBody.url, { config: { filter: leaf("request_body", { contains: "gpt-4o-mini" }) } });
    const user = newUuid();
    await make(byTotal.url, {
      config: {
        filter: {
          left: leaf("user_id", { equals: user }),
          operator: "and",
          right: { users_view: { user_total_requests: { gte: 2 } } },
        },
      },
    });
    const [, failed] = await land({ userId: user }, { status: 503, userId: user });
    expect(idsOf(byStatus)).toEqual([failed]);
    expect(idsOf(byBody)).toHaveLength(2);
    expect(idsOf(byTotal)).toHaveLength(2);
  });

  test("gets a sample that follows from the ids", async () => {
    const [half, more] = [await receiver(), await receiver()];
    await make(half.url, { config: { sampleRate: 50 } });
    await make(more.url, { config: { sampleRate: 80 } });
    await land(...Array.from({ length: 200 }, () => ({})));
    expect(half.received.length).toBeGreaterThan(60);
    expect(half.received.length).toBeLessThan(140);
    expect(idsOf(more)).toEqual(expect.arrayContaining(idsOf(half)));
  });

  test("is tried again with one id and a fresh signature until its receiver takes it", async () => {
    const to = await receiver((_, count) => (count < 3 ? { status: 500, body: "not now" } : undefined));
    const { id } = await make(to.url);
    await land({});
    expect(to.received).toHaveLength(3);
    expect(new Set(to.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const { deliveries: listed } = await deliveries(id);
    expect(listed).toEqual([expect.objectContaining({ state: "delivered", attempts: 3, status: 200 })]);
    const path = `/v1/webhooks/${id}/deliveries/${listed[0]?.id}`;
    const answer = await call(deliveryRoute, "GET", path);
    const { data } = getWebhookDelivery.answer.parse(JSON.parse(answer.text));
    expect(data.payload).toBe(to.received[0]?.body);
    expect(data.tries.map(({ outcome, status, response_body }) => [outcome, status, response_body])).toEqual([
      ["retry", 500, "not now"],
      ["retry", 500, "not now"],
      ["delivered", 200, "ok"],
    ]);
    expect(data.tries[0]?.request_headers["helicone-signature"]).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is switched off when nothing comes through, says so, and delivers again what was lost once it is on", async () => {
    let isUp = false;
    const to = await receiver(() =>
      isUp ? undefined : { status: 302, headers: { location: "/elsewhere" } },
    );
    const { id } = await make(to.url);
    await land({}, {}, {});
    const [off] = await list();
    expect(off).toMatchObject({
      is_enabled: false,
      notice: expect.stringContaining("302; redirects are not followed"),
    });
    await land({});
    const tried = to.received.length;
    const sentence = sentenceOf(
      await call(replayFailedRoute, "POST", `/v1/webhooks/${id}/replay`, { body: {} }),
      409,
    );
    expect(sentence).toContain("switched off");
    isUp = true;
    await call(PATCH, "PATCH", `/v1/webhooks/${id}`, { body: { isEnabled: true } });
    const replayed = await call(replayFailedRoute, "POST", `/v1/webhooks/${id}/replay`, { body: {} });
    expect(replayed.body.data).toEqual({ replayed: 3, remaining: 0 });
    await deliveryQueue().idle();
    expect(to.received.length).toBe(tried + 3);
    expect((await deliveries(id, "?state=delivered")).deliveries).toHaveLength(3);
    const again = await call(replayFailedRoute, "POST", `/v1/webhooks/${id}/replay`, { body: {} });
    expect(again.body.data).toEqual({ replayed: 0, remaining: 0 });
    expect((await list())[0]).toMatchObject({ is_enabled: true, notice: null });
  });

  test("is switched off at once by a receiver that is gone for good", async () => {
    const to = await receiver(() => ({ status: 410 }));
    await make(to.url);
    await land({});
    expect(to.received).toHaveLength(1);
    expect((await list())[0]).toMatchObject({ is_enabled: false, notice: expect.stringContaining("410") });
  });

  test("tells its channels when it is switched off, and only those that there are", async () => {
    const gone = await receiver(() => ({ status: 410 }));
    const told = await receiver();
    const channel = await call(channelsRoute, "POST", "/v1/channels", {
      body: { kind: "webhook", name: "Operators", url: told.url },
    });
    const { id: channelId } = createChannel.answer.parse(JSON.parse(channel.text)).data;
    const { id } = await make(gone.url, { config: { channels: [channelId] } });
    await land({});
    expect(told.received).toHaveLength(1);
    expect(JSON.parse(told.received[0]?.body ?? "")).toMatchObject({
      type: "notice.webhook_disabled",
      data: { url: expect.stringContaining(`/webhooks/webhook?id=${id}`) },
    });
    const unknown = newUuid();
    const body = { destination: gone.url, config: { channels: [unknown] } };
    expect(sentenceOf(await call(POST, "POST", "/v1/webhooks", { body }), 422)).toContain(unknown);
  });

  test("replays a delivery with the id the receiver knows", async () => {
    const to = await receiver();
    const { id } = await make(to.url);
    await land({});
    const [listed] = (await deliveries(id)).deliveries;
    const path = `/v1/webhooks/${id}/deliveries/${listed?.id}/replay`;
    expect((await call(replayRoute, "POST", path)).status).toBe(200);
    await deliveryQueue().idle();
    expect(to.received).toHaveLength(2);
    expect(to.received[1]?.body).toBe(to.received[0]?.body);
    expect(to.received[1]?.headers["webhook-id"]).toBe(to.received[0]?.headers["webhook-id"]);
    const page = await deliveries(id, "?limit=1");
    expect(page).toMatchObject({ has_more: true, deliveries: [{ replay_of: listed?.id }] });
    const rest = await deliveries(id, `?limit=1&after=${page.deliveries[0]?.id}`);
    expect(rest).toMatchObject({ has_more: false, deliveries: [{ id: listed?.id }] });
  });

  test("tells what became of a test", async () => {
    const [up, down] = [await receiver(), await receiver(() => ({ status: 401 }))];
    const made = await make(up.url);
    const good = await call(testRoute, "POST", `/v1/webhooks/${made.id}/test`);
    expect(good.body.data).toMatchObject({ success: true, status: 200 });
    expect(bodyOf(up.received[0]?.body)).toMatchObject({ properties: { Environment: "test" } });
    const bad = await call(testRoute, "POST", `/v1/webhooks/${(await make(down.url)).id}/test`);
    expect(bad.body.data).toMatchObject({
      success: false,
      status: 401,
      message: "The receiver answered 401.",
    });
    expect((await deliveries(made.id)).deliveries).toMatchObject([{ is_test: true, state: "delivered" }]);
  });

  test("keeps its key through changes, until a new one is asked for", async () => {
    const made = await make("http://127.0.0.1:9/a");
    const change = async (body: Record<string, unknown>) => {
      await call(PATCH, "PATCH", `/v1/webhooks/${made.id}`, { body });
      return (await list())[0];
    };
    const changed = await change({ config: { sampleRate: 10 }, destination: "http://127.0.0.1:9/b" });
    expect(changed).toMatchObject({
      destination: "http://127.0.0.1:9/b",
      hmac_key: made.hmac_key,
      config: { sampleRate: 10, propertyFilters: [] },
    });
    const rotated = await change({ rotateSecret: true });
    expect(rotated?.hmac_key).toMatch(/^[0-9a-f]{64}$/);
    expect(rotated?.hmac_key).not.toBe(made.hmac_key);
  });

  test.each([
    [{ destination: "ftp://example.com" }, /destination must be a URL/],
    [{ destination: "https://a:b@example.com" }, /without a user name/],
    [{}, /^destination is missing/],
    [
      { destination: "https://example.com", config: { sampleRate: 101 } },
      /^config\.sampleRate must be at most 100/,
    ],
    [
      { destination: "https://example.com", config: { propertyFilters: ["a"] } },
      /^config\.propertyFilters must be a list/,
    ],
    [{ destination: "https://example.com", config: { filter: { nowhere: {} } } }, /^config\.filter/],
    [{ destination: "https://example.com", events: [] }, /^events is not a known field/],
  ])("is refused as %j with a sentence", async (body, sentence) => {
    expect(sentenceOf(await call(POST, "POST", "/v1/webhooks", { body }), 422)).toMatch(sentence);
  });
});
