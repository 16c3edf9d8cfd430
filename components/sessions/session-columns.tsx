import { Tag, ThumbsDown, ThumbsUp } from "lucide-react";
import { CostSum } from "@/components/figure-table/cost-sum";
import type { FigureColumn } from "@/components/figure-table/figure-column";
import { count } from "@/components/figure-table/figure-text";
import { Moment } from "@/components/properties/moment";
import { formatDuration } from "@/lib/format/format";
import type { Session } from "@/lib/sessions/session-row";

/** The columns of the list of sessions, by the names the API sorts by. */
export const sessionColumnKeys = [
  "session_id",
  "session_name",
  "created_at",
  "latest_request_created_at",
  "duration",
  "total_requests",
  "total_errors",
  "total_cost",
  "total_tokens",
  "prompt_tokens",
  "completion_tokens",
  "avg_latency",
] as const;

export type SessionColumnKey = (typeof sessionColumnKeys)[number];

const figure = { widthPx: 112, first: "desc", isEnd: true, isVisible: true } as const;

export const sessionColumns: readonly FigureColumn<Session, SessionColumnKey>[] = [
  {
    key: "session_id",
    label: "Session",
    widthPx: 280,
    first: "asc",
    isEnd: false,
    isVisible: true,
    draw: (session) => <SessionMark session={session} />,
  },
  {
    key: "session_name",
    label: "Name",
    widthPx: 176,
    first: "asc",
    isEnd: false,
    isVisible: true,
    draw: ({ session_name }) =>
      session_name === "" ? (
        <span className="text-muted-foreground italic">no name</span>
      ) : (
        <span title={session_name}>{session_name.slice(0, 200)}</span>
      ),
  },
  {
    ...figure,
    key: "created_at",
    label: "Started",
    widthPx: 136,
    draw: ({ started_at }, zone) => <Moment iso={started_at} zone={zone} />,
  },
  {
    ...figure,
    key: "latest_request_created_at",
    label: "Last answer",
    widthPx: 136,
    isVisible: false,
    draw: ({ ended_at }, zone) => <Moment iso={ended_at} zone={zone} />,
  },
  { ...figure, key: "duration", label: "Duration", draw: ({ duration_ms }) => formatDuration(duration_ms) },
  { ...figure, key: "total_requests", label: "Requests", draw: (session) => count(session.total_requests) },
  {
    ...figure,
    key: "total_errors",
    label: "Errors",
    widthPx: 92,
    draw: (session) => count(session.total_errors, { isAlarming: true }),
  },
  {
    ...figure,
    key: "total_cost",
    label: "Cost",
    draw: ({ total_cost_usd, unpriced }) => <CostSum usd={total_cost_usd} unpriced={unpriced} />,
  },
  { ...figure, key: "total_tokens", label: "Tokens", draw: (session) => count(session.total_tokens) },
  {
    ...figure,
    key: "prompt_tokens",
    label: "Prompt tokens",
    widthPx: 132,
    isVisible: false,
    draw: (session) => count(session.prompt_tokens),
  },
  {
    ...figure,
    key: "completion_tokens",
    label: "Completion tokens",
    widthPx: 156,
    isVisible: false,
    draw: (session) => count(session.completion_tokens),
  },
  {
    ...figure,
    key: "avg_latency",
    label: "Avg latency",
    draw: ({ avg_latency }) => formatDuration(avg_latency),
  },
];

/** A session by its id, with the tag and the verdict it was given. */
function SessionMark({ session: { session_id, tag, feedback } }: { session: Session }) {
  const Thumb = feedback ? ThumbsUp : ThumbsDown;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span title={session_id.slice(0, 1_000)} className="truncate font-mono text-xs">
        {session_id.slice(0, 300)}
      </span>
      {tag !== null && (
        <span className="flex min-w-0 max-w-24 shrink-0 items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-accent-text text-xs">
          <Tag aria-hidden className="size-3 shrink-0" />
          <span className="truncate">
            <span className="sr-only">tagged </span>
            {tag}
          </span>
        </span>
      )}
      {feedback !== null && (
        <>
          <Thumb
            aria-hidden
            className={
              feedback ? "size-3.5 shrink-0 text-success-text" : "size-3.5 shrink-0 text-danger-text"
            }
          />
          <span className="sr-only">{feedback ? "went well" : "went badly"}</span>
        </>
      )}
    </span>
  );
}
