"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { RequestDrawer } from "@/components/requests/request-drawer";
import { useShortcut } from "@/components/shell/use-shortcut";
import { buttonStyle } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { ApiFailure } from "@/lib/api-client";
import { formatCount } from "@/lib/format/format";
import { SessionConversation } from "./session-conversation";
import { SessionFacts } from "./session-facts";
import { SessionHead } from "./session-head";
import { SessionTimeline } from "./session-timeline";
import { SessionTree } from "./session-tree";
import { useRequestPanel } from "./use-request-panel";
import { spansMax, useSession, useSessionSpans } from "./use-session";
import { type SessionForm, useSessionView } from "./use-sessions-view";

const forms: readonly { value: SessionForm; label: string }[] = [
  { value: "tree", label: "Tree" },
  { value: "timeline", label: "Timeline" },
  { value: "conversation", label: "Conversation" },
];

/** One session in three forms, with the request that is open beside it. */
export function SessionScreen() {
  const [view, setView] = useSessionView();
  const isHydrated = useHydrated();
  const session = useSession(view.id);
  const list = useSessionSpans(view.id);
  const spans = useMemo(() => list.data?.spans ?? [], [list.data]);
  const panel = useRequestPanel(spans, view, setView);
  useShortcut("r", () => void Promise.all([session.refetch(), list.refetch()]));
  const isUnknown =
    view.id === "" || (session.error instanceof ApiFailure && session.error.status === 404 && !session.data);
  if (isUnknown) {
    return (
      <Page title="Session">
        <PageMessage title="There is no such session">
          <p className="max-w-prose break-words text-muted-foreground">
            {view.id === ""
              ? "The address names none."
              : `No request came with the session id ${JSON.stringify(view.id.slice(0, 200))}.`}
          </p>
          <Link href="/sessions" className={buttonStyle({ variant: "primary", size: "md" })}>
            All sessions
          </Link>
        </PageMessage>
      </Page>
    );
  }
  const error = list.error ?? session.error;
  const lead = (
    <>
      <Segmented label="Form" value={view.form} onChange={(form) => setView({ form })} options={forms} />
      {list.data?.isCut && (
        <p className="text-warning-text text-xs">
          The first {formatCount(spansMax)} requests are shown; there are more.
        </p>
      )}
    </>
  );
  const common = { lead, spans, openId: panel.requestId, onOpen: panel.open };
  return (
    <Page
      title={session.data?.session_name || view.id}
      head={<SessionHead id={view.id} session={session.data} />}
    >
      <SessionFacts session={session.data} zone={view.zone} />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {error && (
            <div className="shrink-0 border-t p-4">
              <LoadFailure
                what="The session"
                error={error}
                onRetry={() => void Promise.all([session.refetch(), list.refetch()])}
              />
            </div>
          )}
          {!isHydrated || (list.isPending && !list.error) ? (
            <div className="border-t p-4">
              <TableSkeleton what="the session" />
            </div>
          ) : view.form === "conversation" ? (
            <SessionConversation {...common} id={view.id} />
          ) : spans.length === 0 ? null : view.form === "timeline" ? (
            <SessionTimeline
              {...common}
              isToScale={view.isToScale}
              onToScale={(isToScale) => setView({ isToScale }, { history: "replace" })}
            />
          ) : (
            <SessionTree {...common} />
          )}
        </div>
        {panel.requestId !== null && (
          <RequestDrawer
            id={panel.requestId}
            known={undefined}
            zone={view.zone}
            onClose={panel.close}
            onStep={panel.step}
            drawerRef={panel.panelRef}
          />
        )}
      </div>
    </Page>
  );
}

function Page({ title, head, children }: { title: string; head?: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 bg-background px-4 py-2">
        <div className="flex min-w-0 items-baseline gap-1.5">
          <Link href="/sessions" className="rounded-sm text-muted-foreground hover:text-foreground">
            Sessions
          </Link>
          <span aria-hidden className="text-muted-foreground">
            /
          </span>
          <h1 className="min-w-0 truncate font-semibold text-base tracking-tight">{title.slice(0, 200)}</h1>
        </div>
        {head}
      </div>
      {children}
    </>
  );
}
