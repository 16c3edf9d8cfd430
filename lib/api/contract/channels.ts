import { z } from "zod";
import { channelKinds } from "@/lib/channels/channel";
import { contract, dataAnswer } from "./contract";
import { nameSchema } from "./values";

const name = nameSchema(200);
const params = z.object({ channelId: z.guid().toLowerCase() });

const recipients = z
  .array(z.email({ error: "must be an e-mail address such as ops@example.com." }).max(254))
  .min(1)
  .max(50)
  .overwrite((to) => [...new Set(to)])
  .meta({ description: "Who gets the mails", example: ["ops@example.com"] });

const url = z
  .url({ error: "must be a URL such as https://hooks.slack.com/services/…" })
  .max(2_000)
  .meta({ description: "The receiver's address. It is kept sealed and never shown again." });

const routingKey = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{32}$/, {
    error: "must be the 32 letters and digits of an integration key (Events API v2).",
  })
  .meta({ description: "The integration key. It is kept sealed and never shown again." });

const eventsUrl = z
  .url({ error: "must be a URL such as https://events.eu.pagerduty.com/v2/enqueue." })
  .max(2_000)
  .meta({
    description: "Where PagerDuty takes events, such as https://events.eu.pagerduty.com/v2/enqueue in Europe",
    example: "https://events.pagerduty.com/v2/enqueue",
  });

const signingSecret = z
  .string()
  .trim()
  .regex(/^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/, {
    error: "must be whsec_ and a key in base64.",
  })
  .refine((text) => text.length >= 38 && text.length <= 94, { error: "must hold 24 to 64 bytes." })
  .meta({ description: "A signing key of your own (Standard Webhooks); one is made when it is left out" });

const writer = z
  .uuid()
  .nullable()
  .meta({ description: "Id of the API key; null for people signed in to the dashboard" });

export const channelSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(channelKinds),
    target: z
      .string()
      .meta({ description: "What may be seen of where it leads", example: "hooks.slack.com/…x7Qd" }),
    to: z.array(z.string()).nullable().meta({ description: "The recipients of mails" }),
    events_url: z.string().nullable().meta({ description: "Where PagerDuty takes events" }),
    problem: z
      .string()
      .nullable()
      .meta({ description: "What keeps it from working at all, such as a missing mail server" }),
    last_sent_at: z.string().nullable().meta({ description: "When a notice last arrived, within 30 days" }),
    last_failure_at: z.string().nullable(),
    last_error: z.string().nullable().meta({ description: "What the receiver last objected to" }),
    waiting: z.int().meta({ description: "Notices that are tried again" }),
    version: z.int(),
    created_by: writer,
    created_at: z.string(),
    updated_by: writer,
    updated_at: z.string(),
  })
  .meta({ id: "Channel" });

const writtenSchema = channelSchema.extend({
  signing_secret: z.string().nullable().meta({
    description: "The key that signs the posts of a channel of the kind webhook; shown in this answer alone",
    example: "whsec_…",
  }),
});

export const listChannels = contract({
  method: "GET",
  path: "/v1/channels",
  operationId: "listChannels",
  tag: "Channels",
  summary: "List channels",
  description:
    "Where notices of alerts, budgets and webhooks can go, by name, and how deliveries to each went. Secrets are not shown.",
  permission: "r",
  input: z.object({}),
  answer: dataAnswer(z.array(channelSchema)),
  status: 200,
});

export const createChannel = contract({
  method: "POST",
  path: "/v1/channels",
  operationId: "createChannel",
  tag: "Channels",
  summary: "Make a channel",
  description:
    "Mail needs FACET_SMTP_URL. Addresses must be https and public unless the operator allows others. The answer holds " +
    "the signing key of a webhook, this one time.",
  permission: "w",
  input: z.object({
    body: z.discriminatedUnion(
      "kind",
      [
        z.strictObject({ kind: z.literal("email"), name, to: recipients }),
        z.strictObject({ kind: z.literal("slack"), name, url }),
        z.strictObject({ kind: z.literal("discord"), name, url }),
        z.strictObject({ kind: z.literal("teams"), name, url }),
        z.strictObject({
          kind: z.literal("webhook"),
          name,
          url,
          signingSecret: signingSecret.optional(),
        }),
        z.strictObject({ kind: z.literal("pagerduty"), name, routingKey, eventsUrl: eventsUrl.optional() }),
      ],
      {
        error: (issue) =>
          issue.code === "invalid_union" ? `must be one of ${channelKinds.join(", ")}.` : undefined,
      },
    ),
  }),
  answer: dataAnswer(writtenSchema),
  status: 201,
  errors: ["conflict"],
});

export const updateChannel = contract({
  method: "PATCH",
  path: "/v1/channels/{channelId}",
  operationId: "updateChannel",
  tag: "Channels",
  summary: "Change a channel",
  description:
    "What is left out stays; the kind cannot change. Notices that wait go where it leads then. With the version the " +
    "change was made on, nothing happens when someone changed the channel since, and the answer says so.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      version: z.int().min(1).optional().meta({ description: "The version that was read" }),
      name: name.optional(),
      to: recipients.optional(),
      url: url.optional(),
      routingKey: routingKey.optional(),
      eventsUrl: eventsUrl.optional(),
      signingSecret: z
        .union([signingSecret, z.literal("new")], { error: "must be whsec_ and a key in base64, or new." })
        .optional()
        .meta({ description: "A key of your own, or `new` for one that Facet makes" }),
    }),
  }),
  answer: dataAnswer(writtenSchema),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const deleteChannel = contract({
  method: "DELETE",
  path: "/v1/channels/{channelId}",
  operationId: "deleteChannel",
  tag: "Channels",
  summary: "Delete a channel",
  description: "What waits for it is not sent any more, and its secrets are forgotten.",
  permission: "w",
  input: z.object({ params }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const testChannel = contract({
  method: "POST",
  path: "/v1/channels/{channelId}/test",
  operationId: "testChannel",
  tag: "Channels",
  summary: "Send a test to a channel",
  description:
    "Sends a notice at once and once, and answers what the receiver said. An incident that it opens in PagerDuty is " +
    "resolved at once.",
  permission: "w",
  input: z.object({ params }),
  answer: dataAnswer(
    z.object({
      is_delivered: z.boolean(),
      message: z.string().meta({ example: "hooks.slack.com/…x7Qd took it with 200: ok" }),
    }),
  ),
  status: 200,
  errors: ["not_found", "conflict"],
});
