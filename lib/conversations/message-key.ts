import type { Message, Part } from "./conversation";

/**
 * What a message says, as one text: equal for messages that say the same, whichever vendor's words they came in.
 * Applications send a model's answer back without its reasoning, with other white space around it and with the
 * arguments of its tool calls written anew; none of that makes it another message.
 */
export function messageText({ role, parts }: Message): string {
  const said = parts.filter(({ type }) => type !== "reasoning");
  const texts = said.flatMap((part) => (part.type === "text" || part.type === "refusal" ? [part.text] : []));
  const others = said.filter(({ type }) => type !== "text" && type !== "refusal").map(partText);
  return JSON.stringify([role, texts.join("\n").replace(/\s+/g, " ").trim(), ...others]);
}

function partText(part: Part): unknown[] {
  switch (part.type) {
    case "toolCall":
      return [part.type, part.id, part.name, canonicalJson(part.argumentsText)];
    case "toolResult":
      return [part.type, part.id, part.text.trim()];
    case "audio":
      // A request refers to what a model spoke by an id alone; the transcript stays.
      return [part.type, part.transcript || part.url];
    default:
      return Object.values(part);
  }
}

/** JSON without the spaces and the order that its writer chose; any other text as it is. */
function canonicalJson(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text.trim();
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => [key, sorted(held)]);
}
