import { hash } from "node:crypto";
import type { Notice, NoticeKind } from "../notice";
import { linkText, type PreparedNotice } from "./prepare";
import { clipped, oneLine } from "./text";

/**
 * The body of PagerDuty's Events API v2. What has one incident key becomes one incident there: a reminder adds to it,
 * an acknowledgement silences it, a recovery resolves it.
 */
export function pagerDutyEvent(
  notice: Notice,
  { headline, lines, facts, url }: PreparedNotice,
  { routingKey, publicUrl }: { routingKey: string; publicUrl: string },
) {
  return {
    routing_key: routingKey,
    event_action: actions[notice.kind],
    dedup_key: dedupKey(notice.incidentKey),
    client: "Facet",
    client_url: publicUrl,
    payload: {
      summary: clipped(headline, summaryCharsMax),
      source: new URL(publicUrl).host,
      severity: severities[notice.kind],
      timestamp: new Date(notice.occurredAtMs).toISOString(),
      component: oneLine(notice.source),
      ...(notice.group && { group: oneLine(`${notice.group.label} = ${notice.group.value}`) }),
      class: notice.kind,
      custom_details: Object.fromEntries([
        ...(lines.length === 0 ? [] : [["Summary", lines.join("\n")]]),
        ...facts.map(({ label, value }) => [label, value]),
      ]),
    },
    links: url === null ? [] : [{ href: url, text: linkText }],
  };
}

const summaryCharsMax = 1_024;
const dedupKeyCharsMax = 255;

/** A key that is too long is told by its hash, since two that differ only at the end are two incidents. */
function dedupKey(incidentKey: string): string {
  return incidentKey.length <= dedupKeyCharsMax ? incidentKey : hash("sha256", incidentKey, "hex");
}

const actions: Readonly<Record<NoticeKind, "trigger" | "acknowledge" | "resolve">> = {
  firing: "trigger",
  reminder: "trigger",
  acknowledged: "acknowledge",
  recovered: "resolve",
  no_data: "trigger",
  webhook_disabled: "trigger",
  budget_reached: "trigger",
  test: "trigger",
};

const severities: Readonly<Record<NoticeKind, "critical" | "error" | "warning" | "info">> = {
  firing: "critical",
  reminder: "critical",
  acknowledged: "info",
  recovered: "info",
  no_data: "error",
  webhook_disabled: "warning",
  budget_reached: "warning",
  test: "info",
};
