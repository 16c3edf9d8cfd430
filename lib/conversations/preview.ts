import type { Conversation, Message, Part } from "./conversation";

const previewCharsMax = 300;

/** The beginning of what was asked last: the newest message of the user's, else the newest of anybody's. */
export function previewRequest({ messages }: Conversation): string {
  const asked = messages.filter(({ isAnswer }) => !isAnswer);
  const last = asked.findLast(({ role, parts }) => role === "user" && parts.length > 0) ?? asked.at(-1);
  return last ? previewMessage(last) : "";
}

/** The beginning of the answer: its text, else the tools it called, else whatever else it holds. */
export function previewAnswer({ messages }: Conversation): string {
  const answer = messages.find(({ isAnswer }) => isAnswer);
  return answer ? previewMessage(answer) : "";
}

/** The beginning of a text on one line. */
export function previewText(text: string): string {
  // White space is squeezed only where the preview can come from, as texts may have megabytes. Lone spaces are not
  // matched: replacing each by itself would take most of the time.
  const line = text
    .slice(0, previewCharsMax * 4)
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim();
  const cut = line.length > previewCharsMax ? `${line.slice(0, previewCharsMax - 1)}…` : line;
  // The cut may fall into a character, and JSON escapes can spell halves of one: the database takes neither.
  return cut.toWellFormed();
}

/** The beginning of what a message says: its text, else whatever else it holds. */
export function previewMessage({ parts }: Message): string {
  const words = [wordsOf(parts, isSaid), wordsOf(parts, () => true)].find((text) => text !== "") ?? "";
  return previewText(words);
}

const isSaid = ({ type }: Part) => type === "text" || type === "refusal";

function wordsOf(parts: Part[], isWanted: (part: Part) => boolean): string {
  return parts.filter(isWanted).map(words).join(" ");
}

function words(part: Part): string {
  switch (part.type) {
    case "toolCall":
      return `${part.name}(${part.argumentsText})`;
    case "image":
      return "[image]";
    case "audio":
      return part.transcript || "[audio]";
    case "file":
      return part.name ? `[file ${part.name}]` : "[file]";
    case "embeddings":
      return `${part.count} × ${part.dimensions} dimensions`;
    case "json":
      return previewText(JSON.stringify(part.value) ?? "");
    default:
      return part.text;
  }
}
