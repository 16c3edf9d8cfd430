import { linkText, type PreparedNotice, toneColors } from "./prepare";
import { clipped } from "./text";

/** The body of a Discord webhook: one embed, which pings nobody. */
export function discordMessage({ headline, lines, facts, url, tone }: PreparedNotice, occurredAtMs: number) {
  const open = url === null ? [] : [`[${linkText}](${discordUrl(url)})`];
  const sentences = lines.slice(0, linesMax).map((line) => escapedMarkdown(clipped(line, lineCharsMax)));
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: escapedMarkdown(clipped(headline, titleCharsMax)),
        ...(url !== null && { url }),
        description: [...sentences, ...open].join("\n\n"),
        color: Number.parseInt(toneColors[tone].slice(1), 16),
        fields: facts.slice(0, fieldsMax).map(({ label, value }) => ({
          name: escapedMarkdown(clipped(label, labelCharsMax)),
          value: escapedMarkdown(clipped(value, valueCharsMax)),
          inline: true,
        })),
        timestamp: new Date(occurredAtMs).toISOString(),
      },
    ],
  };
}

/**
 * All texts of an embed together may have 6,000 characters, its title 256, the name of a field 256. Escaping doubles them
 * at worst, and with these bounds and a link of 1,000 that still fits.
 */
const titleCharsMax = 120;
const linesMax = 3;
const lineCharsMax = 250;
const fieldsMax = 8;
const labelCharsMax = 50;
const valueCharsMax = 100;

/** Discord takes a backslash before any punctuation for the character itself. */
function escapedMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#\-[\]()<:@.]/g, "\\$&");
}

function discordUrl(url: string): string {
  return url.replace(/[()<>\s]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
