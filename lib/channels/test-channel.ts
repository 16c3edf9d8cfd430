import { v7 as newUuid } from "uuid";
import type { SendResult } from "@/lib/deliveries/delivery";
import { insertDeliveries } from "@/lib/queries/insert-deliveries";
import { insertDeliveryAttempts } from "@/lib/queries/insert-delivery-attempts";
import type { StoredChannel } from "./channel";
import { findChannel } from "./channels";
import { clipped, oneLine } from "./formats/text";
import type { Notice } from "./notice";
import { attemptNotice } from "./send/attempt";
import { channelDeliveryKind } from "./sender";

/** What a receiver made of a test. */
export interface TestOutcome {
  isDelivered: boolean;
  /** What it answered, as a sentence. */
  message: string;
}

/**
 * Sends a test to a channel at once, and only once, so that whoever waits hears what the receiver said.
 *
 * @throws ApiError `not_found`, or `conflict` when the destination cannot be opened.
 */
export async function testChannel(
  organizationId: string,
  channelId: string,
  signal: AbortSignal,
): Promise<TestOutcome> {
  const channel = await findChannel(organizationId, channelId);
  const deliveryId = newUuid();
  const notice = testNotice(channel, deliveryId);
  const startedAtMs = Date.now();
  const result = await attemptNotice(channel, notice, { deliveryId, signal });
  await writeDown({ organizationId, channelId, deliveryId, notice, startedAtMs, result });
  if (channel.kind === "pagerduty" && result.outcome === "delivered") {
    // A test should wake nobody for longer than it takes to see that it came.
    await attemptNotice(channel, { ...notice, kind: "recovered" }, { deliveryId, signal });
  }
  return { isDelivered: result.outcome === "delivered", message: sentence(channel, result) };
}

function testNotice({ name }: StoredChannel, deliveryId: string): Notice {
  return {
    kind: "test",
    title: `the channel “${name}” works`,
    lines: ["Notices about alerts, budgets and webhooks will arrive here. There is nothing to do."],
    source: name,
    group: null,
    value: null,
    threshold: null,
    facts: [],
    link: "/settings",
    incidentKey: `test ${deliveryId}`,
    occurredAtMs: Date.now(),
  };
}

interface Written {
  organizationId: string;
  channelId: string;
  deliveryId: string;
  notice: Notice;
  startedAtMs: number;
  result: SendResult;
}

/** The attempt stands in the log before its delivery does, so that the queue never holds it for one that waits. */
async function writeDown({ organizationId, channelId, deliveryId, notice, startedAtMs, result }: Written) {
  const { outcome, error, exchange } = result;
  await insertDeliveryAttempts([
    {
      organizationId,
      deliveryId,
      destinationId: channelId,
      attempt: 1,
      atMs: startedAtMs,
      outcome: outcome === "retry" ? "failed" : outcome,
      nextAtMs: null,
      error,
      exchange,
      durationMs: Date.now() - startedAtMs,
    },
  ]);
  await insertDeliveries([
    {
      organizationId,
      id: deliveryId,
      kind: channelDeliveryKind,
      destinationId: channelId,
      createdAtMs: startedAtMs,
      subject: notice.title,
      replayOf: null,
      payload: JSON.stringify(notice),
    },
  ]);
}

function sentence({ shown: { target } }: StoredChannel, { outcome, error, exchange }: SendResult): string {
  if (outcome !== "delivered") return error ?? "The receiver did not take it.";
  const said = clipped(oneLine(exchange?.responseBody ?? ""), 300);
  const status = exchange?.status == null ? "" : ` with ${exchange.status}`;
  const answer = said === "" ? "" : `: ${said}`;
  return `${target} took it${status}${answer}${error === null ? "" : ` (${error})`}`;
}
