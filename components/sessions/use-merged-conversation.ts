"use client";

import { useMemo } from "react";
import type { ShownMessage } from "@/components/conversation/pair-tools";
import { pairTools } from "@/components/conversation/pair-tools";
import type { Message } from "@/lib/conversations/conversation";
import { ConversationMerger, type Thread, type Turn } from "@/lib/session-view/merge-conversation";
import type { ConversationPage } from "./conversation-schema";

/** What is drawn of a session's conversation, one under the other. */
export type ConversationItem =
  | { type: "thread"; id: string; number: number; thread: Thread; lastBefore: Message | null }
  | { type: "turn"; id: string; message: ShownMessage; turn: Turn };

/** The conversation of the calls that have been loaded, each message once, tool calls with what they returned. */
export function useMergedConversation(pages: readonly ConversationPage[]): {
  items: ConversationItem[];
  threads: readonly Thread[];
} {
  return useMemo(() => {
    const merger = new ConversationMerger();
    const messages = new Map<string, Omit<Message, "isAnswer">>();
    for (const { data } of pages) {
      for (const [key, message] of Object.entries(data.messages)) messages.set(key, message);
      for (const { request_id, ...said } of data.calls) merger.add({ requestId: request_id, ...said });
    }
    const threads = merger.threads();
    return { threads, items: threads.flatMap((thread, index) => threadItems(thread, index, messages)) };
  }, [pages]);
}

function threadItems(
  thread: Thread,
  index: number,
  messages: ReadonlyMap<string, Omit<Message, "isAnswer">>,
): ConversationItem[] {
  const all = [...thread.before, ...thread.turns];
  const said = all.map(({ key, isAnswer }): Message => {
    const { role = "user", parts = [] } = messages.get(key) ?? {};
    return { role, parts, isAnswer };
  });
  // Tools are paired over all that was said, as a branch may begin with what a tool returned.
  const shown = pairTools({ messages: said, tools: [] });
  const turns = shown.flatMap((message): ConversationItem[] => {
    const turn = all[message.index];
    return turn && message.index >= thread.before.length
      ? [{ type: "turn", id: `turn ${turn.id}`, message, turn }]
      : [];
  });
  // The system prompt alone is no conversation that another could branch off.
  const lastBefore = said.slice(0, thread.before.length).findLast(({ role }) => role !== "system") ?? null;
  return [{ type: "thread", id: `thread ${thread.id}`, number: index + 1, thread, lastBefore }, ...turns];
}
