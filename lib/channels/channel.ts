import { z } from "zod";

/** The ways a notice can reach people. */
export const channelKinds = ["email", "slack", "webhook", "pagerduty", "discord", "teams"] as const;

export type ChannelKind = (typeof channelKinds)[number];

/** Where a channel leads and what opens the door there. It is kept sealed, since most of these addresses are secrets. */
export const destinationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), to: z.array(z.string()) }),
  z.object({ kind: z.literal("slack"), url: z.string() }),
  z.object({ kind: z.literal("discord"), url: z.string() }),
  z.object({ kind: z.literal("teams"), url: z.string() }),
  z.object({ kind: z.literal("webhook"), url: z.string(), signingSecret: z.string() }),
  z.object({ kind: z.literal("pagerduty"), routingKey: z.string(), eventsUrl: z.string() }),
]);

export type Destination = z.infer<typeof destinationSchema>;

/** What may be seen of a destination. */
export const shownDestinationSchema = z.object({
  /** Tells people which one it is, such as `hooks.slack.com/…x7Qd`. */
  target: z.string(),
  /** The recipients of mails; null for other kinds. */
  to: z.array(z.string()).nullable(),
  /** Where PagerDuty takes events; null for other kinds. */
  eventsUrl: z.string().nullable(),
});

export type ShownDestination = z.infer<typeof shownDestinationSchema>;

/** A channel as it is stored: one row per version. */
export interface StoredChannel {
  id: string;
  version: number;
  /** Time-ordered id of this change, by which the first of two writers of one version wins. */
  revision: string;
  name: string;
  kind: ChannelKind;
  shown: ShownDestination;
  /** The destination, to be opened with `openDestination`. */
  sealed: string;
  /** An API key's id; null for people signed in to the dashboard. */
  createdBy: string | null;
  createdAtMs: number;
  updatedBy: string | null;
  updatedAtMs: number;
  isDeleted: boolean;
}
