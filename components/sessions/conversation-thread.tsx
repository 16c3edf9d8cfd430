import { GitBranch, MessagesSquare } from "lucide-react";
import { CostSum } from "@/components/figure-table/cost-sum";
import { previewMessage } from "@/lib/conversations/preview";
import { addUp } from "@/lib/session-view/figures";
import type { SessionSpan } from "@/lib/session-view/span";
import type { ConversationItem } from "./use-merged-conversation";

/** Where a conversation begins, or where one branches off another, and what its answers cost. */
export function ConversationThread({
  item: { number, thread, lastBefore },
  spans,
}: {
  item: Extract<ConversationItem, { type: "thread" }>;
  spans: ReadonlyMap<string, SessionSpan>;
}) {
  const made = new Set(
    thread.turns.flatMap(({ isAnswer, requestId, repeatedBy, unanswered }) => [
      ...(isAnswer ? [requestId, ...repeatedBy] : []),
      ...unanswered,
    ]),
  );
  const own = [...made].flatMap((id) => spans.get(id) ?? []);
  const Icon = lastBefore ? GitBranch : MessagesSquare;
  return (
    <div className="flex items-center gap-2 border-b pt-4 pb-2">
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <h3 className="shrink-0 font-semibold">{lastBefore ? `Branch ${number}` : `Conversation ${number}`}</h3>
      {lastBefore && (
        <p className="min-w-0 truncate text-muted-foreground">
          goes on differently after “{previewMessage(lastBefore).slice(0, 120)}”
        </p>
      )}
      {own.length > 0 && (
        <p className="ml-auto shrink-0 text-muted-foreground">
          {own.length} {own.length === 1 ? "call" : "calls"},{" "}
          <span className="text-foreground">
            <CostSum usd={addUp(own).costUsd} unpriced={addUp(own).unpriced} />
          </span>
        </p>
      )}
    </div>
  );
}
