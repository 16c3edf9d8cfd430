import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { linkCharsMax, type Notice, noticeKinds } from "../notice";
import { discordMessage } from "./discord";
import { mailContent } from "./mail";
import { pagerDutyEvent } from "./pagerduty";
import { prepareNotice } from "./prepare";
import { slackMessage } from "./slack";
import { teamsMessage } from "./teams";
import { webhookEvent } from "./webhook";

const publicUrl = "https://facet.example.com";

const notice: Notice = {
  kind: "firing",
  title: "Error rate of customer = acme is 7.2 %",
  lines: ["It was above 5 % for the last 10 minutes.", "184 of 2,556 requests failed."],
  source: "Errors by customer",
  group: { label: "customer", value: "acme" },
  value: "7.2 %",
  threshold: "above 5 %",
  facts: [{ label: "Window", value: "10 minutes" }],
  link: "/requests?f=property.customer%3Aacme&t=2026-01-31T12%3A00%3A00Z..2026-01-31T12%3A10%3A00Z",
  incidentKey: "alert-1/acme/3",
  occurredAtMs: Date.parse("2026-01-31T12:10:00Z"),
};

/** A notice in which everything from outside tries to be markup. */
const hostile: Notice = {
  ...notice,
  title: 'a\r\nBcc: x@example.com <!channel> *b* [c](https://evil.example) <script>alert(1)</script> "',
  group: { label: "<@U123>", value: "**bold** `code` | @everyone & <b>\u0000" },
  facts: [{ label: "__proto__", value: "" }],
};

const prepared = (one: Notice = notice) => prepareNotice(one, publicUrl);
const event = (one: Notice) => pagerDutyEvent(one, prepared(one), { routingKey: "R0", publicUrl });
const url = `${publicUrl}${notice.link}`;

test("a notice is prepared in the order it is read, on single lines, with an address that can be opened", () => {
  expect(prepared()).toEqual({
    headline: "Firing: Error rate of customer = acme is 7.2 %",
    lines: notice.lines,
    facts: [
      { label: "customer", value: "acme" },
      { label: "Value", value: "7.2 %" },
      { label: "Threshold", value: "above 5 %" },
      { label: "Window", value: "10 minutes" },
    ],
    url,
    tone: "critical",
  });
  expect(prepared(hostile).headline).not.toMatch(/[\r\n]/);
  expect(prepared({ ...notice, link: null }).url).toBe(null);
});

describe("Slack", () => {
  test("a message has a header, the sentences, the facts and the link", () => {
    const escapedUrl = url.replaceAll("&", "&amp;");
    expect(slackMessage(prepared())).toEqual({
      text: [
        "Firing: Error rate of customer = acme is 7.2 %",
        ...notice.lines,
        "customer: acme",
        "Value: 7.2 %",
        "Threshold: above 5 %",
        "Window: 10 minutes",
        `<${escapedUrl}|Open in Facet>`,
      ].join("\n"),
      unfurl_links: false,
      unfurl_media: false,
      blocks: [
        {
          type: "header",
          text: { type: "plain_text", text: "Firing: Error rate of customer = acme is 7.2 %", emoji: false },
        },
        ...notice.lines.map((text) => ({
          type: "section",
          text: { type: "plain_text", text, emoji: false },
        })),
        {
          type: "section",
          fields: ["customer\nacme", "Value\n7.2 %", "Threshold\nabove 5 %", "Window\n10 minutes"].map(
            (text) => ({ type: "plain_text", text, emoji: false }),
          ),
        },
        { type: "section", text: { type: "mrkdwn", text: `<${escapedUrl}|Open in Facet>` } },
      ],
    });
  });

  test("nothing from outside is a mention, a link or markup", () => {
    const { text, blocks } = slackMessage(prepared(hostile));
    expect(text.match(/<[^>]*>/g)).toEqual([`<${url.replaceAll("&", "&amp;")}|Open in Facet>`]);
    expect(JSON.stringify(blocks).match(/"mrkdwn"/g)).toHaveLength(1);
  });
});

describe("Discord", () => {
  test("a message is one embed that pings nobody", () => {
    expect(discordMessage(prepared(), notice.occurredAtMs)).toEqual({
      allowed_mentions: { parse: [] },
      embeds: [
        {
          title: "Firing: Error rate of customer = acme is 7\\.2 %".replace(":", "\\:"),
          url,
          description: [
            "It was above 5 % for the last 10 minutes\\.",
            "184 of 2,556 requests failed\\.",
            `[Open in Facet](${url})`,
          ].join("\n\n"),
          color: 0xd13c3c,
          fields: [
            { name: "customer", value: "acme", inline: true },
            { name: "Value", value: "7\\.2 %", inline: true },
            { name: "Threshold", value: "above 5 %", inline: true },
            { name: "Window", value: "10 minutes", inline: true },
          ],
          timestamp: "2026-01-31T12:10:00.000Z",
        },
      ],
    });
  });

  test("nothing from outside is markup or a mention", () => {
    const [embed] = discordMessage(prepared(hostile), 0).embeds;
    const texts = [embed?.title, ...(embed?.fields ?? []).flatMap(({ name, value }) => [name, value])];
    for (const text of texts) expect(text).not.toMatch(/(?<!\\)[*_`|<>@[\]()]/);
  });
});

test("a Teams card holds what came from outside in runs of text, which read no Markdown", () => {
  const [attachment] = teamsMessage(prepared()).attachments;
  expect(attachment?.content).toMatchObject({
    type: "AdaptiveCard",
    version: "1.4",
    actions: [{ type: "Action.OpenUrl", title: "Open in Facet", url }],
  });
  expect(
    attachment?.content.body.map(({ type, inlines }) => [type, ...inlines.map(({ text }) => text)]),
  ).toEqual([
    ["RichTextBlock", "Firing: Error rate of customer = acme is 7.2 %"],
    ["RichTextBlock", "It was above 5 % for the last 10 minutes."],
    ["RichTextBlock", "184 of 2,556 requests failed."],
    ["RichTextBlock", "customer: ", "acme"],
    ["RichTextBlock", "Value: ", "7.2 %"],
    ["RichTextBlock", "Threshold: ", "above 5 %"],
    ["RichTextBlock", "Window: ", "10 minutes"],
  ]);
});

describe("PagerDuty", () => {
  test("an event says what is wrong, where, how bad, and where to look", () => {
    expect(event(notice)).toEqual({
      routing_key: "R0",
      event_action: "trigger",
      dedup_key: "alert-1/acme/3",
      client: "Facet",
      client_url: publicUrl,
      payload: {
        summary: "Firing: Error rate of customer = acme is 7.2 %",
        source: "facet.example.com",
        severity: "critical",
        timestamp: "2026-01-31T12:10:00.000Z",
        component: "Errors by customer",
        group: "customer = acme",
        class: "firing",
        custom_details: {
          Summary: notice.lines.join("\n"),
          customer: "acme",
          Value: "7.2 %",
          Threshold: "above 5 %",
          Window: "10 minutes",
        },
      },
      links: [{ href: url, text: "Open in Facet" }],
    });
  });

  test("one incident is triggered, acknowledged and resolved under one key", () => {
    const events = (["firing", "reminder", "acknowledged", "recovered"] as const).map((kind) =>
      event({ ...notice, kind }),
    );
    expect(events.map(({ event_action }) => event_action)).toEqual([
      "trigger",
      "trigger",
      "acknowledge",
      "resolve",
    ]);
    expect(new Set(events.map(({ dedup_key }) => dedup_key)).size).toBe(1);
  });

  test("keys that differ beyond what PagerDuty takes remain two incidents", () => {
    const keys = ["a", "b"].map(
      (end) => event({ ...notice, incidentKey: `${"x".repeat(300)}${end}` }).dedup_key,
    );
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key.length).toBeLessThanOrEqual(255);
  });
});

describe("mail", () => {
  test("a mail says the same as text and as HTML", () => {
    const { subject, text, html } = mailContent(prepared(), "Sent by Facet");
    expect(subject).toBe("Firing: Error rate of customer = acme is 7.2 %");
    expect(text).toBe(
      [
        subject,
        ...notice.lines,
        "customer: acme\nValue: 7.2 %\nThreshold: above 5 %\nWindow: 10 minutes",
        `Open in Facet: ${url}`,
        "-- \nSent by Facet",
      ].join("\n\n"),
    );
    expect(html).toContain(`<a href="${url.replaceAll("&", "&#38;")}">Open in Facet</a>`);
    for (const part of [...notice.lines, "7.2 %", "10 minutes"]) expect(html).toContain(part);
  });

  test("nothing from outside is HTML", () => {
    const { html } = mailContent(prepared(hostile), "");
    expect(html).not.toMatch(/<script|<b>|<@/);
  });
});

test("a webhook's event leaves nothing out", () => {
  expect(webhookEvent(notice, prepared())).toEqual({
    type: "notice.firing",
    timestamp: "2026-01-31T12:10:00.000Z",
    data: {
      kind: "firing",
      headline: "Firing: Error rate of customer = acme is 7.2 %",
      title: notice.title,
      lines: notice.lines,
      source: notice.source,
      group: notice.group,
      value: notice.value,
      threshold: notice.threshold,
      facts: notice.facts,
      url,
      incident_key: notice.incidentKey,
      occurred_at: "2026-01-31T12:10:00.000Z",
    },
  });
});

const text = fc
  .tuple(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 900 }))
  .map(([some, times]) => some.repeat(times));
const fact = fc.record({ label: text, value: text });
const anyNotice: fc.Arbitrary<Notice> = fc.record({
  kind: fc.constantFrom(...noticeKinds),
  title: text,
  lines: fc.array(text, { maxLength: 6 }),
  source: text,
  group: fc.option(fact),
  value: fc.option(text),
  threshold: fc.option(text),
  facts: fc.array(fact, { maxLength: 14 }),
  link: fc.option(
    text.map((query) => `/requests?f=${encodeURIComponent(query.toWellFormed())}`.slice(0, linkCharsMax)),
  ),
  incidentKey: fc.string({ minLength: 1, maxLength: 400 }),
  occurredAtMs: fc.integer({ min: 0, max: 4e12 }),
});

test("every notice fits what its receiver takes", () => {
  fc.assert(
    fc.property(anyNotice, (one) => {
      const all = prepared(one);
      const slack = slackMessage(all);
      expect(slack.blocks.length).toBeLessThanOrEqual(50);
      for (const { text, fields } of z.array(slackBlock).parse(slack.blocks)) {
        expect(text?.text.length ?? 1).toBeGreaterThan(0);
        expect(text?.text.length ?? 0).toBeLessThanOrEqual(3_000);
        expect(fields?.length ?? 0).toBeLessThanOrEqual(10);
        for (const field of fields ?? []) expect(field.text.length).toBeLessThanOrEqual(2_000);
      }
      const [embed] = discordMessage(all, one.occurredAtMs).embeds;
      const { title = "", description = "", fields = [] } = embed ?? {};
      const sizes = fields.flatMap(({ name, value }) => [name.length, value.length]);
      expect(title.length).toBeLessThanOrEqual(256);
      expect([title.length, description.length, ...sizes].reduce((sum, size) => sum + size)).toBeLessThan(
        6_000,
      );
      expect(Buffer.byteLength(JSON.stringify(teamsMessage(all)))).toBeLessThan(28 * 1024);
      expect(event(one).payload.summary.length).toBeLessThanOrEqual(1_024);
      expect(mailContent(all, "").subject).not.toMatch(/[\r\n]/);
    }),
    { numRuns: 60 },
  );
});

const slackText = z.object({ text: z.string() });
const slackBlock = z.object({ text: slackText.optional(), fields: z.array(slackText).optional() });
