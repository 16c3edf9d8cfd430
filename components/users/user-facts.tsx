"use client";

import type { ReactNode } from "react";
import { CostSum } from "@/components/figure-table/cost-sum";
import { average, count } from "@/components/figure-table/figure-text";
import { Moment } from "@/components/properties/moment";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDuration } from "@/lib/format/format";
import type { TimeZone } from "@/lib/time-range/time-range";
import type { User } from "@/lib/users/user-row";

/** What a user comes to, at a glance. */
export function UserFacts({ user, zone }: { user: User | undefined; zone: TimeZone }) {
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-3 rounded-lg border bg-surface px-4 py-3 sm:flex sm:flex-wrap">
      <Fact label="Cost">{user && <CostSum usd={user.cost_usd} unpriced={user.unpriced} />}</Fact>
      <Fact label="Requests">{user && count(user.total_requests)}</Fact>
      <Fact label="Errors">{user && count(user.total_errors, { isAlarming: true })}</Fact>
      <Fact label="Rate-limited">{user && count(user.rate_limited_count, { isAlarming: true })}</Fact>
      <Fact label="Tokens">{user && count(user.total_tokens)}</Fact>
      <Fact label="Per request">{user && `${average(user.average_tokens_per_request)} tokens`}</Fact>
      <Fact label="p95 latency">{user && formatDuration(user.p95_latency_ms)}</Fact>
      <Fact label="Sessions">{user && count(user.sessions)}</Fact>
      <Fact label="Active days">{user && count(user.active_for)}</Fact>
      <Fact label="First active">{user && <Moment iso={user.first_active} zone={zone} />}</Fact>
      <Fact label="Last active">{user && <Moment iso={user.last_active} zone={zone} />}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 font-medium">{children ?? <Skeleton className="mt-1 h-3.5 w-12" />}</dd>
    </div>
  );
}
