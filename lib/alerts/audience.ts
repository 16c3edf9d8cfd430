import type { Caller } from "@/lib/auth/authorize";
import { channelIssues } from "@/lib/channels/assert-channels";
import type { StoredChannel } from "@/lib/channels/channel";
import { createChannel, listChannels } from "@/lib/channels/channels";

import { assertNoIssues } from "@/lib/errors";
import type { AlertAudience, StoredAlert } from "./alert";

/** The channels that an alert's notices go to: those it names, and those of its addresses. */
export async function channelsOf({
  organizationId,
  audience: { channels, emails, slackChannels },
}: Pick<StoredAlert, "organizationId" | "audience">): Promise<string[]> {
  const known = emails.length === 0 ? [] : await listChannels(organizationId);
  const mailed = emails.flatMap((address) => mailChannel(known, address)?.id ?? []);
  return [...new Set([...channels, ...mailed, ...slackChannels])];
}

/**
 * Makes an audience of what a caller says: an address becomes a channel of its own unless it has one, and so does the URL of a
 * Slack webhook. A Slack channel goes by the id or the name of its channel here, since a Slack channel's own id opens no door.
 *
 * @throws ApiError `invalid` for channels that are not there.
 */
export async function audienceOf(
  caller: Caller,
  said: { channels: readonly string[]; emails: readonly string[]; slackChannels: readonly string[] },
): Promise<AlertAudience> {
  const known = await listChannels(caller.organizationId);
  const issues = channelIssues(known, said.channels, "channels");
  const slack = said.slackChannels.map((name) => slackChannel(known, name));
  for (const [index, found] of slack.entries()) {
    const name = said.slackChannels[index] ?? "";
    if (!found && !isUrl(name)) {
      const message = `There is no Slack channel ${JSON.stringify(name)} here. Give the id or the name of a channel of the kind slack, or the URL of a Slack webhook.`;
      issues.push({ path: `slack_channels.${index}`, message });
    }
  }
  assertNoIssues(issues);
  const emails = [...new Set(said.emails)];
  for (const address of emails) {
    if (!mailChannel(known, address)) {
      await createChannel(caller, { name: address, kind: "email", parts: { to: [address] } });
    }
  }
  const slackChannels: string[] = [];
  for (const [index, found] of slack.entries()) {
    slackChannels.push(found?.id ?? (await newSlackChannel(caller, said.slackChannels[index] ?? "")));
  }
  return { channels: [...new Set(said.channels)], emails, slackChannels: [...new Set(slackChannels)] };
}

function mailChannel(known: readonly StoredChannel[], address: string): StoredChannel | undefined {
  return known.find(({ kind, shown: { to } }) => kind === "email" && to?.length === 1 && to[0] === address);
}

function slackChannel(known: readonly StoredChannel[], name: string): StoredChannel | undefined {
  const bare = name.replace(/^#/, "");
  return known.find(
    (channel) =>
      channel.kind === "slack" && (channel.id === name || channel.name === name || channel.name === bare),
  );
}

async function newSlackChannel(caller: Caller, url: string): Promise<string> {
  const { channel } = await createChannel(caller, { name: "Slack", kind: "slack", parts: { url } });
  return channel.id;
}

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
