"use client";

import { type ReactNode, useMemo } from "react";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { Button } from "@/components/ui/button";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { formatCount } from "@/lib/format/format";
import type { SessionSpan } from "@/lib/session-view/span";
import { ConversationThread } from "./conversation-thread";
import { ConversationTurn } from "./conversation-turn";
import { DynamicList } from "./dynamic-list";
import { FormBar } from "./form-bar";
import { useMergedConversation } from "./use-merged-conversation";
import { useSessionConversation } from "./use-session";

const noPages: never[] = [];

/** What was said in a session, told once: what calls repeat of each other is left out, branches stand by themselves. */
export function SessionConversation({
  lead,
  id,
  spans,
  openId,
  onOpen,
}: {
  lead: ReactNode;
  id: string;
  spans: readonly SessionSpan[];
  openId: string | null;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
}) {
  const list = useSessionConversation(id);
  const { items, threads } = useMergedConversation(list.data?.pages ?? noPages);
  const byId = useMemo(() => new Map(spans.map((span) => [span.request_id, span])), [spans]);
  const loaded = list.data?.pages.reduce((sum, page) => sum + page.data.calls.length, 0) ?? 0;
  return (
    <>
      <FormBar lead={lead} />
      {list.isPending ? (
        <div className="border-t p-4">
          <TableSkeleton what="the conversation" rows={4} />
        </div>
      ) : list.error && items.length === 0 ? (
        <div className="border-t p-4">
          <LoadFailure what="The conversation" error={list.error} onRetry={() => list.refetch()} />
        </div>
      ) : items.length === 0 ? (
        <PageMessage title="Nothing was said">
          <p className="max-w-prose text-muted-foreground">
            None of the requests holds a conversation, or their bodies were not kept.
          </p>
        </PageMessage>
      ) : (
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
            <ConversationEnd list={list} loaded={loaded} total={spans.length} threads={threads.length} />
          }
        />
      )}
    </>
  );
}

/** What stands below the last message: more, or how much was told as how many conversations. */
function ConversationEnd({
  list,
  loaded,
  total,
  threads,
}: {
  list: ReturnType<typeof useSessionConversation>;
  loaded: number;
  total: number;
  threads: number;
}) {
  if (list.isFetchNextPageError) {
    return <LoadFailure what="More" error={list.error} onRetry={() => list.fetchNextPage()} />;
  }
  if (list.hasNextPage) {
    return (
      <Button onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
        {list.isFetchingNextPage
          ? "Loading…"
          : `Read on (${formatCount(loaded)} of ${formatCount(total)} requests)`}
      </Button>
    );
  }
  return (
    <p className="text-muted-foreground text-xs">
      {formatCount(loaded)} {loaded === 1 ? "request" : "requests"}, told as{" "}
      {threads === 1 ? "one conversation" : `${formatCount(threads)} conversations`}.
    </p>
  );
}
