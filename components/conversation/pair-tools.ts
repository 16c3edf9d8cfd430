import type { Conversation, Message, Part } from "@/lib/conversations/conversation";

export type ToolCall = Extract<Part, { type: "toolCall" }>;
export type ToolResult = Extract<Part, { type: "toolResult" }>;

/** What is drawn of a message: its parts, tool calls together with what they returned. */
export type ShownPart = Exclude<Part, { type: "toolCall" }> | (ToolCall & { result: ToolResult | null });

export interface ShownMessage extends Omit<Message, "parts"> {
  /** Position in the conversation, which is what tells messages apart. */
  index: number;
  parts: ShownPart[];
}

/**
 * Puts each tool's result under the call that asked for it, where a reader looks for it; messages that held
 * nothing else disappear. A result without its call stays where it was sent.
 */
export function pairTools({ messages }: Conversation): ShownMessage[] {
  const results = new Map<string, ToolResult>();
  const calls = new Set<string>();
  for (const part of messages.flatMap((message) => message.parts)) {
    if (part.type === "toolResult" && part.id !== "" && !results.has(part.id)) results.set(part.id, part);
    if (part.type === "toolCall" && part.id !== "") calls.add(part.id);
  }
  const isPaired = (part: Part) =>
    part.type === "toolResult" && calls.has(part.id) && results.get(part.id) === part;
  return messages
    .map((message, index) => ({
      ...message,
      index,
      isEmptied: message.parts.length > 0 && message.parts.every(isPaired),
      parts: message.parts
        .filter((part) => !isPaired(part))
        .map(
          (part): ShownPart =>
            part.type === "toolCall" ? { ...part, result: results.get(part.id) ?? null } : part,
        ),
    }))
    .filter((message) => !message.isEmptied)
    .map(({ isEmptied: _, ...message }) => message);
}
