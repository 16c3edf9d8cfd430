"use client";

import { lazy, Suspense } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount, formatDuration, formatMoney } from "@/lib/format/format";
import { describeStatus } from "@/lib/format/status";
import type { SessionSpan } from "@/lib/session-view/span";
import { SpanStatus } from "./span-status";
import type { ConversationItem } from "./use-merged-conversation";

// Markdown is heavy, and not needed before a conversation is read.
const MessageCard = lazy(async () => ({
  default: (await import("@/components/conversation/message-card")).MessageCard,
}));

/** One message where it was said first; an answer leads to the request that made it, and says what it cost. */
export function ConversationTurn({
  item: { message, turn },
  spans,
  openId,
  onOpen,
}: {
  item: Extract<ConversationItem, { type: "turn" }>;
  spans: ReadonlyMap<string, SessionSpan>;
  openId: string | null;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
}) {
  const { omitted, unanswered, repeatedBy, requestId, isAnswer } = turn;
  const press = (id: string) => ({
    isOpen: id === openId,
    onPress: (isKeyboard: boolean) => onOpen(id, isKeyboard ? "keyboard" : "mouse"),
  });
  return (
    <>
      {omitted > 0 && (
        <p className="mb-3 flex items-center gap-3 text-muted-foreground text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
          from here on calls leave out {formatCount(omitted)} earlier {omitted === 1 ? "message" : "messages"}
        </p>
      )}
      <Suspense fallback={<Skeleton className="h-20 w-full" />}>
        <MessageCard message={message}>
          {isAnswer && <CallButton span={spans.get(requestId)} {...press(requestId)} />}
        </MessageCard>
      </Suspense>
      {repeatedBy.length > 0 && (
        <Calls label="The same answer again:" ids={repeatedBy} spans={spans} press={press} />
      )}
      {unanswered.length > 0 && (
        <Calls label="Without an answer:" ids={unanswered} spans={spans} press={press} />
      )}
    </>
  );
}

interface Press {
  isOpen: boolean;
  onPress: (isKeyboard: boolean) => void;
}

const callsShown = 5;

function Calls({
  label,
  ids,
  spans,
  press,
}: {
  label: string;
  ids: readonly string[];
  spans: ReadonlyMap<string, SessionSpan>;
  press: (id: string) => Press;
}) {
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 pl-3 text-muted-foreground text-xs">
      {label}
      {ids.slice(0, callsShown).map((id) => (
        <CallButton key={id} span={spans.get(id)} {...press(id)} />
      ))}
      {ids.length > callsShown && `and ${formatCount(ids.length - callsShown)} more`}
    </p>
  );
}

/** The request behind an answer, in a few figures. */
function CallButton({ span, isOpen, onPress }: Press & { span: SessionSpan | undefined }) {
  if (!span) return null;
  const figures = span.is_failed
    ? [describeStatus(span.status, span.outcome).label]
    : [formatDuration(span.latency_ms), span.cost_usd === null ? "no price" : formatMoney(span.cost_usd)];
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      // A button pressed with a key fires a click without a pointer behind it.
      onClick={(event) => onPress(event.detail === 0)}
      title="Open the request"
      className={cn(
        "flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 text-muted-foreground text-xs hover:bg-hover hover:text-foreground",
        isOpen && "bg-selected text-foreground",
      )}
    >
      <SpanStatus span={span} />
      <span className="hidden min-w-0 truncate sm:inline">{span.model}</span>
      <span className="shrink-0">{figures.join(" · ")}</span>
    </button>
  );
}
