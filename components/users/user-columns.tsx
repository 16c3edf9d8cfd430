import { CostSum } from "@/components/figure-table/cost-sum";
import type { FigureColumn } from "@/components/figure-table/figure-column";
import { average, count } from "@/components/figure-table/figure-text";
import { Moment } from "@/components/properties/moment";
import { formatDuration } from "@/lib/format/format";
import type { User } from "@/lib/users/user-row";

/** The columns of the list of users, by the names the API sorts by. */
export const userColumnKeys = [
  "user_id",
  "total_requests",
  "total_errors",
  "cost",
  "total_tokens",
  "average_tokens_per_request",
  "total_prompt_tokens",
  "total_completion_tokens",
  "sessions",
  "active_for",
  "average_requests_per_day_active",
  "first_active",
  "last_active",
  "avg_latency",
  "p95_latency",
  "rate_limited_count",
] as const;

export type UserColumnKey = (typeof userColumnKeys)[number];

const figure = { widthPx: 84, first: "desc", isEnd: true, isVisible: true } as const;

export const userColumns: readonly FigureColumn<User, UserColumnKey>[] = [
  {
    key: "user_id",
    label: "User",
    widthPx: 200,
    first: "asc",
    isEnd: false,
    isVisible: true,
    draw: ({ user_id }) => <UserName id={user_id} />,
  },
  { ...figure, key: "total_requests", label: "Requests", draw: (user) => count(user.total_requests) },
  {
    ...figure,
    key: "total_errors",
    label: "Errors",
    widthPx: 72,
    draw: (user) => count(user.total_errors, { isAlarming: true }),
  },
  {
    ...figure,
    key: "cost",
    label: "Cost",
    widthPx: 112,
    draw: (user) => <CostSum usd={user.cost_usd} unpriced={user.unpriced} />,
  },
  { ...figure, key: "total_tokens", label: "Tokens", draw: (user) => count(user.total_tokens) },
  {
    ...figure,
    key: "average_tokens_per_request",
    label: "Tokens/request",
    widthPx: 124,
    draw: (user) => average(user.average_tokens_per_request),
  },
  {
    ...figure,
    key: "total_prompt_tokens",
    label: "Prompt tokens",
    widthPx: 132,
    isVisible: false,
    draw: (user) => count(user.total_prompt_tokens),
  },
  {
    ...figure,
    key: "total_completion_tokens",
    label: "Completion tokens",
    widthPx: 156,
    isVisible: false,
    draw: (user) => count(user.total_completion_tokens),
  },
  { ...figure, key: "sessions", label: "Sessions", draw: (user) => count(user.sessions) },
  { ...figure, key: "active_for", label: "Active days", widthPx: 96, draw: (user) => count(user.active_for) },
  {
    ...figure,
    key: "average_requests_per_day_active",
    label: "Requests/active day",
    widthPx: 164,
    isVisible: false,
    draw: (user) => average(user.average_requests_per_day_active),
  },
  {
    ...figure,
    key: "first_active",
    label: "First active",
    widthPx: 132,
    draw: (user, zone) => <Moment iso={user.first_active} zone={zone} />,
  },
  {
    ...figure,
    key: "last_active",
    label: "Last active",
    widthPx: 132,
    draw: (user, zone) => <Moment iso={user.last_active} zone={zone} />,
  },
  {
    ...figure,
    key: "avg_latency",
    label: "Avg latency",
    isVisible: false,
    draw: (user) => formatDuration(user.avg_latency_ms),
  },
  {
    ...figure,
    key: "p95_latency",
    label: "p95 latency",
    widthPx: 100,
    draw: (user) => formatDuration(user.p95_latency_ms),
  },
  {
    ...figure,
    key: "rate_limited_count",
    label: "Rate-limited",
    widthPx: 104,
    draw: (user) => count(user.rate_limited_count, { isAlarming: true }),
  },
];

/** A user by their id; requests without one are told apart from a user who might be called that. */
export function UserName({ id }: { id: string }) {
  return id === "" ? (
    <span className="text-muted-foreground italic">no user</span>
  ) : (
    <span title={id.length > 30 ? id.slice(0, 1_000) : undefined}>{id.slice(0, 300)}</span>
  );
}
