import { z } from "zod";

/** What a notice is about; formats, colours and PagerDuty's actions follow from it. */
export const noticeKinds = [
  "firing",
  "reminder",
  "acknowledged",
  "recovered",
  "no_data",
  "webhook_disabled",
  "budget_reached",
  "test",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** A label and what stands beside it, both as a person reads them. */
const factSchema = z.object({ label: z.string(), value: z.string() });

/**
 * Something people should hear of, in plain text: every channel escapes it for its own format. It is kept as JSON while
 * it waits to be sent, and parsed again then.
 */
export const noticeSchema = z.object({
  kind: z.enum(noticeKinds),
  /**
   * One line that says it all, such as `Error rate of customer = acme is 7.2 %`. What the kind says already, `Firing:` for
   * instance, is put before it.
   */
  title: z.string(),
  /** Sentences that say more, each a paragraph of its own. */
  lines: z.array(z.string()),
  /** Name of the alert, budget or webhook that speaks. */
  source: z.string(),
  /** The segment it is about, such as `customer` and `acme`; null when it is about all requests. */
  group: factSchema.nullable(),
  /** The value that was measured and the one it is held against, with their units; null where there are none. */
  value: z.string().nullable(),
  threshold: z.string().nullable(),
  /** What else is worth a row of its own, such as the window and the number of requests. */
  facts: z.array(factSchema),
  /**
   * Path and query within Facet that show the very segment and time range, such as `/requests?f=…&t=…`; a long one is
   * replaced by a short one when the notice is sent.
   */
  link: z.string().startsWith("/").nullable(),
  /**
   * The same for all notices of one incident, from firing to recovered, and for no other incident: PagerDuty and mail
   * programs put together what has the same key.
   */
  incidentKey: z.string().min(1),
  occurredAtMs: z.number().int(),
});

export type Notice = z.infer<typeof noticeSchema>;

/** Links longer than this break in chats, and some receivers refuse them. */
export const linkCharsMax = 1_000;
