import type { Notice, NoticeKind } from "../notice";
import { oneLine } from "./text";

/** How bad it is, which every format shows in its own way. */
export type NoticeTone = "critical" | "warning" | "good" | "neutral";

/** A notice as all formats draw it: in order, in plain text, with an address that can be opened. */
export interface PreparedNotice {
  /** What happened, then what to: `Firing: Error rate of customer = acme is 7.2 %`. */
  headline: string;
  lines: readonly string[];
  facts: readonly { label: string; value: string }[];
  /** Absolute; null when there is nothing to open. */
  url: string | null;
  tone: NoticeTone;
}

/**
 * Decides what a notice says; the formats only write it down.
 *
 * @param publicUrl where people reach this Facet, without a slash at the end.
 */
export function prepareNotice(notice: Notice, publicUrl: string): PreparedNotice {
  const { kind, title, lines, group, value, threshold, facts, link } = notice;
  const rows = [
    ...(group ? [group] : []),
    ...(value === null ? [] : [{ label: "Value", value }]),
    ...(threshold === null ? [] : [{ label: "Threshold", value: threshold }]),
    ...facts,
  ];
  return {
    headline: `${kindWords[kind]}: ${oneLine(title)}`,
    lines: lines.map(oneLine).filter((line) => line !== ""),
    facts: rows.map((fact) => ({ label: oneLine(fact.label), value: oneLine(fact.value) || "(empty)" })),
    url: link === null ? null : `${publicUrl}${link}`,
    tone: tones[kind],
  };
}

/** What a link to the dashboard reads. */
export const linkText = "Open in Facet";

const kindWords: Readonly<Record<NoticeKind, string>> = {
  firing: "Firing",
  reminder: "Still firing",
  acknowledged: "Acknowledged",
  recovered: "Recovered",
  no_data: "No data",
  webhook_disabled: "Webhook disabled",
  budget_reached: "Budget",
  test: "Test",
};

const tones: Readonly<Record<NoticeKind, NoticeTone>> = {
  firing: "critical",
  reminder: "critical",
  acknowledged: "neutral",
  recovered: "good",
  no_data: "critical",
  webhook_disabled: "warning",
  budget_reached: "warning",
  test: "neutral",
};

/** The colour of a tone, for receivers that draw a stripe: legible on white and on black. */
export const toneColors: Readonly<Record<NoticeTone, string>> = {
  critical: "#d13c3c",
  warning: "#c77a12",
  good: "#2b8a57",
  neutral: "#64748b",
};
