import { linkText, type PreparedNotice } from "./prepare";
import { clipped } from "./text";

/**
 * The body of a Slack incoming webhook, or of what takes the same. What came from outside stands in `plain_text` objects,
 * where nothing is markup; `text` is for notifications and for receivers that know no blocks.
 */
export function slackMessage({ headline, lines, facts, url }: PreparedNotice) {
  const link = url === null ? null : `<${slackUrl(url)}|${linkText}>`;
  const details = facts.map(({ label, value }) => `${label}: ${value}`);
  return {
    text: [
      ...[headline, ...lines, ...details].map((line) => escapedMrkdwn(clipped(line, sectionCharsMax))),
      ...(link ? [link] : []),
    ].join("\n"),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: "header", text: plain(headline, headerCharsMax) },
      ...lines.map((line) => ({ type: "section", text: plain(line, sectionCharsMax) })),
      ...chunks(facts, fieldsMax).map((some) => ({
        type: "section",
        fields: some.map(({ label, value }) =>
          plain(`${clipped(label, labelCharsMax)}\n${value}`, fieldCharsMax),
        ),
      })),
      ...(link ? [{ type: "section", text: { type: "mrkdwn", text: link } }] : []),
    ].slice(0, blocksMax),
  };
}

const blocksMax = 50;
const headerCharsMax = 150;
const sectionCharsMax = 3_000;
const fieldsMax = 10;
const fieldCharsMax = 2_000;
const labelCharsMax = 200;

function plain(text: string, charsMax: number) {
  return { type: "plain_text", text: clipped(text, charsMax), emoji: false };
}

/** Slack's three control characters, without which neither links nor mentions begin. */
function escapedMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function slackUrl(url: string): string {
  return escapedMrkdwn(url.replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll("|", "%7C"));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
