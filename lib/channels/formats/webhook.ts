import type { Notice } from "../notice";
import type { PreparedNotice } from "./prepare";

/** The body of a generic webhook, in the shape Standard Webhooks recommends: nothing clipped, for programs to read. */
export function webhookEvent(notice: Notice, { headline, url }: PreparedNotice) {
  const { kind, title, lines, source, group, value, threshold, facts, incidentKey, occurredAtMs } = notice;
  const occurredAt = new Date(occurredAtMs).toISOString();
  return {
    type: `notice.${kind}`,
    timestamp: occurredAt,
    data: {
      kind,
      headline,
      title,
      lines,
      source,
      group,
      value,
      threshold,
      facts,
      url,
      incident_key: incidentKey,
      occurred_at: occurredAt,
    },
  };
}
