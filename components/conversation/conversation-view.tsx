"use client";

import { useMemo } from "react";
import type { Conversation } from "@/lib/conversations/conversation";
import { formatCount } from "@/lib/format/format";
import { Fold } from "./fold";
import { MessageCard } from "./message-card";
import { pairTools } from "./pair-tools";

/** A call as the conversation it was: what was said before, and the answer. */
export function ConversationView({ conversation }: { conversation: Conversation }) {
  const messages = useMemo(() => pairTools(conversation), [conversation]);
  const { tools } = conversation;
  return (
    <div className="flex flex-col gap-3">
      {tools.length > 0 && (
        <Fold title={`${formatCount(tools.length)} ${tools.length === 1 ? "tool" : "tools"} offered`}>
          <dl className="flex flex-col gap-2">
            {tools.map((tool) => (
              <div key={tool.name}>
                <dt className="font-mono text-xs">{tool.name}</dt>
                <dd className="text-muted-foreground">{tool.description}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
      <ol className="flex flex-col gap-3">
        {messages.map((message) => (
          <li key={message.index}>
            <MessageCard message={message} />
          </li>
        ))}
      </ol>
    </div>
  );
}
