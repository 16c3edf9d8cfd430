import { Webhook } from "standardwebhooks";
import type { SendResult } from "@/lib/deliveries/delivery";
import { postDelivery } from "@/lib/deliveries/post";
import type { Destination } from "../channel";
import { discordMessage } from "../formats/discord";
import { pagerDutyEvent } from "../formats/pagerduty";
import type { PreparedNotice } from "../formats/prepare";
import { slackMessage } from "../formats/slack";
import { teamsMessage } from "../formats/teams";
import { clipped, oneLine } from "../formats/text";
import { webhookEvent } from "../formats/webhook";
import type { Notice } from "../notice";

export interface NoticePost {
  destination: Exclude<Destination, { kind: "email" }>;
  notice: Notice;
  prepared: PreparedNotice;
  deliveryId: string;
  publicUrl: string;
  signal: AbortSignal;
}

/** Posts a notice to a receiver that speaks HTTP, in its own format. */
export async function postNotice(post: NoticePost): Promise<SendResult> {
  const { destination, deliveryId, signal } = post;
  const url = destination.kind === "pagerduty" ? destination.eventsUrl : destination.url;
  const body = JSON.stringify(bodyFor(post));
  const signed = destination.kind === "webhook" ? signature(destination.signingSecret, deliveryId, body) : {};
  const result = await postDelivery({ url, body, headers: signed, signal });
  return explained(withoutSecrets(result, destination, body), destination);
}

function bodyFor({ destination, notice, prepared, publicUrl }: NoticePost): unknown {
  switch (destination.kind) {
    case "slack":
      return slackMessage(prepared);
    case "discord":
      return discordMessage(prepared, notice.occurredAtMs);
    case "teams":
      return teamsMessage(prepared);
    case "webhook":
      return webhookEvent(notice, prepared);
    case "pagerduty":
      return pagerDutyEvent(notice, prepared, { routingKey: destination.routingKey, publicUrl });
  }
}

/** Standard Webhooks: the id stays the same when a delivery is repeated, so that a receiver can take it once. */
function signature(secret: string, deliveryId: string, body: string): Record<string, string> {
  const now = new Date();
  return {
    "webhook-id": deliveryId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(deliveryId, now, body),
  };
}

/** The log shows what was sent, but neither the address, which is a secret by itself, nor PagerDuty's key. */
function withoutSecrets(
  result: SendResult,
  destination: NoticePost["destination"],
  body: string,
): SendResult {
  if (!result.exchange) return result;
  const isPagerDuty = destination.kind === "pagerduty";
  return {
    ...result,
    exchange: {
      ...result.exchange,
      url: isPagerDuty ? destination.eventsUrl : `${new URL(destination.url).origin}/…`,
      requestBody: isPagerDuty ? body.replace(JSON.stringify(destination.routingKey), '"…"') : body,
    },
  };
}

/**
 * Says whose answer it was and what it said, and sees through receivers that say 200 to what they did not take. A message
 * that was not understood will not be the next time either; a door that is shut may have been opened by then.
 */
function explained(result: SendResult, destination: NoticePost["destination"]): SendResult {
  const { exchange, outcome } = result;
  const status = exchange?.status ?? null;
  if (!exchange || status === null) return result;
  const { responseBody: text } = exchange;
  const isRefusedWith200 =
    destination.kind === "teams" &&
    outcome === "delivered" &&
    text.startsWith("Webhook message delivery failed");
  if (outcome === "delivered" && !isRefusedWith200) return result;
  const host = new URL(destination.kind === "pagerduty" ? destination.eventsUrl : destination.url).host;
  const said = oneLine(text) === "" ? "" : `: ${clipped(oneLine(text), answerCharsMax)}`;
  const hint = status >= 300 && status < 400 ? "; redirects are not followed" : "";
  return {
    ...result,
    outcome: outcome === "delivered" ? "retry" : finalStatuses.has(status) ? "failed" : outcome,
    error: `${host} answered ${status}${said}${hint}`,
  };
}

const answerCharsMax = 300;
const finalStatuses: ReadonlySet<number> = new Set([400, 410, 413, 422]);
