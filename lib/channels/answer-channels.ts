import type { z } from "zod";
import type { channelSchema } from "@/lib/api/contract/channels";
import { listDestinationStates } from "@/lib/queries/list-destination-states";
import type { StoredChannel } from "./channel";
import { listChannels, type WrittenChannel } from "./channels";
import { mailProblem } from "./send/mail";

type AnsweredChannel = z.input<typeof channelSchema>;

/** All channels of an organization in the API's words, with how deliveries to them went. */
export async function answerChannels(organizationId: string): Promise<AnsweredChannel[]> {
  return answered(organizationId, await listChannels(organizationId));
}

/** A channel as it was written, with the key that signs its posts where it was just made or given. */
export async function answerWritten(
  organizationId: string,
  { channel, newSigningSecret }: WrittenChannel,
): Promise<AnsweredChannel & { signing_secret: string | null }> {
  const [one] = await answered(organizationId, [channel]);
  if (!one) throw new Error("A channel has no answer");
  return { ...one, signing_secret: newSigningSecret };
}

async function answered(
  organizationId: string,
  channels: readonly StoredChannel[],
): Promise<AnsweredChannel[]> {
  if (channels.length === 0) return [];
  const ids = channels.map(({ id }) => id);
  const states = new Map(
    (await listDestinationStates(organizationId, ids)).map((state) => [state.destinationId, state]),
  );
  return channels.map(({ shown: { target, to, eventsUrl }, ...channel }) => {
    const state = states.get(channel.id);
    return {
      id: channel.id,
      name: channel.name,
      kind: channel.kind,
      target,
      to,
      events_url: eventsUrl,
      problem: channel.kind === "email" ? mailProblem() : null,
      last_sent_at: isoOf(state?.lastSentAtMs),
      last_failure_at: isoOf(state?.lastFailureAtMs),
      last_error: state?.lastError ?? null,
      waiting: state?.waiting ?? 0,
      version: channel.version,
      created_by: channel.createdBy,
      created_at: new Date(channel.createdAtMs).toISOString(),
      updated_by: channel.updatedBy,
      updated_at: new Date(channel.updatedAtMs).toISOString(),
    };
  });
}

function isoOf(ms: number | null | undefined): string | null {
  return ms == null ? null : new Date(ms).toISOString();
}
