"use client";

import { useMemo } from "react";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { TableSkeleton } from "@/components/properties/table-skeleton";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/format";
import type { SessionSpan } from "@/lib/session-view/span";
import { ConversationThread } from "./conversation-thread";
import { ConversationTurn } from "./conversation-turn";
import { DynamicList } from "./dynamic-list";
import { useMergedConversation } from "./use-merged-conversation";
import { useSessionConversation } from "./use-session";

const noPages: never[] = [];

/** What was said in a session, told once: what calls repeat of each other is left out, branches stand by themselves. */
export function SessionConversation({
  id,
  spans,
  openId,
  onOpen,
}: {
  id: string;
  spans: readonly SessionSpan[];
  openId: string | null;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
}) {
  const list = useSessionConversation(id);
  const { items, threads } = useMergedConversation(list.data?.pages ?? noPages);
  const byId = useMemo(() => new Map(spans.map((span) => [span.request_id, span])), [spans]);
  const loaded = list.data?.pages.reduce((sum, page) => sum + page.data.calls.length, 0) ?? 0;
  if (list.isPending) {
    return (
      <div className="px-4">
        <TableSkeleton what="the conversation" rows={4} />
      </div>
    );
  }
  if (list.error && items.length === 0) {
    return (
      <div className="px-4">
        <LoadFailure what="The conversation" error={list.error} onRetry={() => list.refetch()} />
      </div>
    );
  }
  if (items.length === 0) {
    return (
      <PageMessage title="Nothing was said">
        <p className="max-w-prose text-muted-foreground">
          None of the requests holds a conversation, or their bodies were not kept.
        </p>
      </PageMessage>
    );
  }
  return (
    <DynamicList
      label="Conversation"
      items={items}
      itemId={(item) => item.id}
      estimatePx={140}
      draw={(item) =>
        item.type === "thread" ? (
          threads.length > 1 && <ConversationThread item={item} spans={byId} />
        ) : (
          <ConversationTurn item={item} spans={byId} openId={openId} onOpen={onOpen} />
        )
      }
      footer={
        list.hasNextPage ? (
          <Button onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {list.isFetchingNextPage
              ? "Loading…"
              : `Read on (${formatCount(loaded)} of ${formatCount(spans.length)} requests)`}
          </Button>
        ) : (
          <p className="text-muted-foreground text-xs">
            {formatCount(loaded)} {loaded === 1 ? "request" : "requests"}, told as{" "}
            {threads.length === 1 ? "one conversation" : `${formatCount(threads.length)} conversations`}.
          </p>
        )
      }
    />
  );
}
