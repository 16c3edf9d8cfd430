import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { DELETE as deleteRoute, PATCH as patchRoute } from "@/app/v1/channels/[channelId]/route";
import { POST as testRoute } from "@/app/v1/channels/[channelId]/test/route";
import { GET as listRoute, POST as postRoute } from "@/app/v1/channels/route";
import { createChannel, listChannels, testChannel as testContract } from "@/lib/api/contract/channels";
import { database } from "@/lib/clickhouse";
import { deliveryQueue } from "@/lib/deliveries";
import { defaultOrganizationId } from "@/lib/organizations";
import { type Answer as Answered, type Receiver, startReceiver } from "@/scripts/harness/receiver";
import { type Answer, call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { type MailServer, startMailServer } from "@/test/mail-server";
import type { Notice } from "./notice";
import { sendNotice } from "./send-notice";

const routingKey = "0123456789abcdef0123456789abcdef";

/** What comes next is answered with these, one each; then everything is taken. */
const answers: Answered[] = [];
let receiver: Receiver;
let mailServer: MailServer;

beforeAll(async () => {
  receiver = await startReceiver(() => answers.shift());
  mailServer = await startMailServer();
  Object.assign(process.env, {
    FACET_ALLOW_PRIVATE_TARGETS: "1",
    FACET_PUBLIC_URL: "https://facet.example.com",
    FACET_SMTP_URL: mailServer.url,
    FACET_MAIL_FROM: "Facet <facet@example.com>",
    FACET_DELIVERY_RETRIES: "0.05,0.05",
  });
});
beforeEach(() => {
  receiver.received.length = 0;
  answers.length = 0;
  mailServer.mails.length = 0;
});
afterAll(async () => {
  await receiver.close();
  await mailServer.close();
});

const notice: Notice = {
  kind: "firing",
  title: "Error rate of customer = acme is 7.2 %",
  lines: ["184 of 2,556 requests failed."],
  source: "Errors by customer",
  group: { label: "customer", value: "acme" },
  value: "7.2 %",
  threshold: "above 5 %",
  facts: [],
  link: "/requests?f=property.customer%3Aacme",
  incidentKey: "alert-1/acme/3",
  occurredAtMs: Date.parse("2026-01-31T12:10:00Z"),
};

const writtenOf = (answer: Answer, status = 200) => {
  expect(answer.status, answer.text).toBe(status);
  return createChannel.answer.parse(JSON.parse(answer.text)).data;
};
const make = async (body: Record<string, unknown>) =>
  writtenOf(await call(postRoute, "POST", "/v1/channels", { body: { name: "Ops", ...body } }), 201);
const change = (id: string, body: unknown) => call(patchRoute, "PATCH", `/v1/channels/${id}`, { body });
const list = async () =>
  listChannels.answer.parse(JSON.parse((await call(listRoute, "GET", "/v1/channels")).text)).data;
const read = async (id: string) => (await list()).find((channel) => channel.id === id);
const sendTest = async (id: string) => {
  const answer = await call(testRoute, "POST", `/v1/channels/${id}/test`);
  expect(answer.status, answer.text).toBe(200);
  return testContract.answer.parse(JSON.parse(answer.text)).data;
};
const send = async (channelIds: string[], sent: Notice = notice, key?: string) => {
  const result = await sendNotice(defaultOrganizationId, channelIds, sent, key);
  await deliveryQueue().idle();
  return result;
};

const at = (path: string) => new URL(path, receiver.url).href;
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body));
const slack = () => make({ kind: "slack", url: at("/services/secretsecret") });

describeApiOnBothEngines("channels", () => {
  describe("/v1/channels", () => {
    test("shows where a channel leads, but none of its secrets, neither in answers nor in the database", async () => {
      const secrets = ["services/secretsecret", routingKey, "whsec_"];
      await slack();
      await make({ kind: "pagerduty", routingKey });
      const { signing_secret } = await make({ kind: "webhook", url: at("/hook") });
      expect(signing_secret).toMatch(/^whsec_/);
      const listed = await call(listRoute, "GET", "/v1/channels");
      const stored = await database().query(
        { sql: "SELECT shown, sealed FROM channels", tag: "test" },
        z.object({ shown: z.string(), sealed: z.string() }),
      );
      for (const secret of secrets) {
        expect(listed.text).not.toContain(secret);
        expect(JSON.stringify(stored)).not.toContain(secret);
      }
      expect(listed.text).toContain("…cret");
    });

    test("changes what is named and leaves the rest", async () => {
      const made = await slack();
      const renamed = writtenOf(await change(made.id, { version: 1, name: "On call" }));
      expect(renamed).toMatchObject({ name: "On call", target: made.target, version: 2 });
      await send([made.id]);
      expect(receiver.received[0]?.path).toBe("/services/secretsecret");
    });

    test("refuses what a kind does not have, a change made on an old version, and ids it does not know", async () => {
      const { id } = await make({ kind: "email", to: ["ops@example.com"] });
      expect(sentenceOf(await change(id, { url: "https://example.com" }), 422)).toBe(
        "url is not part of a channel of the kind email, which takes to.",
      );
      writtenOf(await change(id, { to: ["on-call@example.com"] }));
      expect(sentenceOf(await change(id, { version: 1, name: "x" }), 409)).toContain("at version 2 now");
      const wrong = { kind: "pagerduty", name: "Pager", routingKey: "short" };
      expect(sentenceOf(await call(postRoute, "POST", "/v1/channels", { body: wrong }), 422)).toContain(
        "must be the 32 letters and digits of an integration key",
      );
      await call(deleteRoute, "DELETE", `/v1/channels/${id}`);
      expect(sentenceOf(await change(id, { name: "x" }), 404)).toContain("may have been deleted");
      expect(await read(id)).toBe(undefined);
    });

    test("shows a new signing key once, and signs with it", async () => {
      const made = await make({ kind: "webhook", url: at("/hook") });
      expect(writtenOf(await change(made.id, { name: "Other" })).signing_secret).toBe(null);
      const { signing_secret } = writtenOf(await change(made.id, { signingSecret: "new" }));
      expect(signing_secret).not.toBe(made.signing_secret);
      await send([made.id]);
      const [post] = receiver.received;
      const verified = new Webhook(signing_secret ?? "").verify(post?.body ?? "", {
        "webhook-id": String(post?.headers["webhook-id"]),
        "webhook-timestamp": String(post?.headers["webhook-timestamp"]),
        "webhook-signature": String(post?.headers["webhook-signature"]),
      });
      expect(verified).toMatchObject({ type: "notice.firing", data: { title: notice.title } });
    });
  });

  describe("a test", () => {
    test("tells what the receiver said, and leaves the time it arrived", async () => {
      const { id, target } = await slack();
      expect(await sendTest(id)).toEqual({ is_delivered: true, message: `${target} took it with 200: ok` });
      expect(bodies()).toMatchObject([{ text: expect.stringContaining("Test: the channel “Ops” works") }]);
      expect(await read(id)).toMatchObject({ last_error: null, waiting: 0 });
      expect((await read(id))?.last_sent_at).not.toBe(null);
    });

    test("tells what the receiver objects to, and tries no second time", async () => {
      const { id } = await slack();
      answers.push({ status: 404, body: "no_service" });
      const host = new URL(receiver.url).host;
      const message = `${host} answered 404: no_service`;
      expect(await sendTest(id)).toEqual({ is_delivered: false, message });
      expect(await read(id)).toMatchObject({ last_sent_at: null, last_error: message, waiting: 0 });
      expect(receiver.received).toHaveLength(1);
    });

    test("of PagerDuty opens an incident and resolves it", async () => {
      const { id } = await make({ kind: "pagerduty", routingKey, eventsUrl: at("/v2/enqueue") });
      answers.push({ status: 202, body: '{"status":"success"}' });
      expect((await sendTest(id)).is_delivered).toBe(true);
      const [opened, resolved] = bodies();
      expect(opened).toMatchObject({ routing_key: routingKey, event_action: "trigger" });
      expect(resolved).toMatchObject({ event_action: "resolve", dedup_key: opened.dedup_key });
    });

    test("sees through a Teams receiver that says 200 to what it did not take", async () => {
      const { id } = await make({ kind: "teams", url: at("/workflows/1") });
      answers.push({ status: 200, body: "Webhook message delivery failed with error: 413" });
      expect(await sendTest(id)).toMatchObject({ is_delivered: false });
    });
  });

  describe("a notice", () => {
    test("reaches every kind of channel in its own format", async () => {
      const ids = [
        await slack(),
        await make({ kind: "discord", url: at("/discord") }),
        await make({ kind: "teams", url: at("/teams") }),
        await make({ kind: "pagerduty", routingKey, eventsUrl: at("/pagerduty") }),
        await make({ kind: "webhook", url: at("/webhook") }),
        await make({ kind: "email", to: ["ops@example.com", "on-call@example.com"] }),
      ].map(({ id }) => id);
      expect(await send(ids)).toEqual({ queued: expect.arrayContaining(ids), missing: [] });
      const byPath = Object.fromEntries(receiver.received.map(({ path, body }) => [path, JSON.parse(body)]));
      expect(byPath).toMatchObject({
        "/services/secretsecret": { blocks: expect.any(Array) },
        "/discord": { embeds: [{ url: "https://facet.example.com/requests?f=property.customer%3Aacme" }] },
        "/teams": { type: "message", attachments: [expect.any(Object)] },
        "/pagerduty": { event_action: "trigger", dedup_key: notice.incidentKey },
        "/webhook": { type: "notice.firing" },
      });
      const [mail] = mailServer.mails;
      expect(mail).toMatchObject({
        from: "facet@example.com",
        to: ["ops@example.com", "on-call@example.com"],
      });
      expect(mail?.text).toContain("Subject: Firing: Error rate of customer = acme is 7.2 %");
      expect(mail?.text).toContain("Auto-Submitted: auto-generated");
    });

    test("is tried again until it arrives, and shows meanwhile", async () => {
      const { id } = await slack();
      answers.push({ status: 503 }, { status: 429, headers: { "retry-after": "0" } });
      await send([id]);
      expect(receiver.received).toHaveLength(3);
      const channel = await read(id);
      expect(channel).toMatchObject({ waiting: 0, last_error: expect.stringContaining("answered 429") });
      expect(Date.parse(channel?.last_sent_at ?? "")).toBeGreaterThan(
        Date.parse(channel?.last_failure_at ?? ""),
      );
    });

    test("is sent once, however often it is sent with one key", async () => {
      const { id } = await slack();
      await send([id], notice, "alert-1 17");
      await send([id], notice, "alert-1 17");
      expect(receiver.received).toHaveLength(1);
    });

    test("that failed does not arrive after the one that closes its incident", async () => {
      const { id } = await slack();
      answers.push({ status: 503, headers: { "retry-after": "1" } });
      await sendNotice(defaultOrganizationId, [id], notice);
      await send([id], { ...notice, kind: "recovered" });
      const headlines = bodies().map(({ text }) => text.split(":")[0]);
      expect(headlines).toEqual(["Firing", "Recovered"]);
    });

    test("of a mail with a recipient who is refused reaches the others, and says whom it did not", async () => {
      const { id } = await make({ kind: "email", to: ["ops@example.com", "nobody@example.com"] });
      await send([id]);
      expect(mailServer.mails[0]?.to).toEqual(["ops@example.com"]);
      expect((await read(id))?.last_error).toContain("refused nobody@example.com");
    });

    test("with a long link carries a short one", async () => {
      const { id } = await make({ kind: "webhook", url: at("/webhook") });
      await send([id], { ...notice, link: `/requests?f=${"x".repeat(3_000)}` });
      expect(bodies()[0].data.url).toMatch(/^https:\/\/facet\.example\.com\/link\/[\w-]{16}$/);
    });

    test("for a channel that is gone says so", async () => {
      const { id } = await slack();
      await call(deleteRoute, "DELETE", `/v1/channels/${id}`);
      expect(await send([id])).toEqual({ queued: [], missing: [id] });
      expect(receiver.received).toEqual([]);
    });
  });
});
