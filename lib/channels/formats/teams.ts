import { linkText, type NoticeTone, type PreparedNotice } from "./prepare";
import { clipped } from "./text";

/**
 * The body a Teams workflow takes ("when a Teams webhook request is received"): a message with one Adaptive Card. Text
 * blocks and fact sets read Markdown, runs of text do not, so all that came from outside stands in runs.
 */
export function teamsMessage({ headline, lines, facts, url, tone }: PreparedNotice) {
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          fallbackText: clipped(headline, headlineCharsMax),
          msteams: { width: "Full" },
          body: [
            richText([
              run(headline, headlineCharsMax, { size: "Large", weight: "Bolder", color: colors[tone] }),
            ]),
            ...lines.slice(0, linesMax).map((line) => richText([run(line, lineCharsMax)])),
            ...facts
              .slice(0, factsMax)
              .map(({ label, value }, index) =>
                richText(
                  [
                    run(`${clipped(label, labelCharsMax)}: `, labelCharsMax + 2, { weight: "Bolder" }),
                    run(value, valueCharsMax),
                  ],
                  index === 0 ? "Medium" : "Small",
                ),
              ),
          ],
          actions: url === null ? [] : [{ type: "Action.OpenUrl", title: linkText, url }],
        },
      },
    ],
  };
}

/** Teams refuses messages of more than 28 KB; with these bounds one of only four-byte characters stays below. */
const headlineCharsMax = 300;
const linesMax = 4;
const lineCharsMax = 500;
const factsMax = 12;
const labelCharsMax = 80;
const valueCharsMax = 200;

const colors: Readonly<Record<NoticeTone, string>> = {
  critical: "Attention",
  warning: "Warning",
  good: "Good",
  neutral: "Default",
};

function run(text: string, charsMax: number, style: Record<string, string> = {}) {
  return { type: "TextRun", text: clipped(text, charsMax), ...style };
}

function richText(inlines: readonly ReturnType<typeof run>[], spacing?: string) {
  return { type: "RichTextBlock", inlines, ...(spacing && { spacing }) };
}
