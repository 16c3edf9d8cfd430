"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { CostSum } from "@/components/figure-table/cost-sum";
import { count } from "@/components/figure-table/figure-text";
import { Moment } from "@/components/properties/moment";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDuration } from "@/lib/format/format";
import { userHref } from "@/lib/selection/links";
import type { Session } from "@/lib/sessions/session-row";
import type { TimeZone } from "@/lib/time-range/time-range";

const namesShown = 3;

/** What a session comes to, at a glance. */
export function SessionFacts({ session, zone }: { session: Session | undefined; zone: TimeZone }) {
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-8 gap-y-2 border-t bg-surface px-4 py-2.5">
      <Fact label="Requests">{session && count(session.total_requests)}</Fact>
      <Fact label="Errors">{session && count(session.total_errors, { isAlarming: true })}</Fact>
      <Fact label="Cost">
        {session && <CostSum usd={session.total_cost_usd} unpriced={session.unpriced} />}
      </Fact>
      <Fact label="Tokens">{session && count(session.total_tokens)}</Fact>
      <Fact label="Duration">{session && formatDuration(session.duration_ms)}</Fact>
      <Fact label="Started">{session && <Moment iso={session.started_at} zone={zone} />}</Fact>
      {session && session.user_ids.length > 0 && (
        <Fact label={session.user_ids.length === 1 ? "User" : "Users"}>
          <Names
            names={session.user_ids}
            draw={(id) => (
              <Link
                href={userHref(id, { range: { kind: "all" }, zone })}
                className="rounded-sm text-accent-text underline underline-offset-2"
              >
                {id.slice(0, 80)}
              </Link>
            )}
          />
        </Fact>
      )}
      {session && (
        <Fact label={session.models.length === 1 ? "Model" : "Models"}>
          <Names names={session.models} draw={(model) => model} />
        </Fact>
      )}
    </dl>
  );
}

function Names({ names, draw }: { names: readonly string[]; draw: (name: string) => ReactNode }) {
  return (
    <span className="flex flex-wrap gap-x-2 break-all">
      {names.slice(0, namesShown).map((name) => (
        <span key={name}>{draw(name)}</span>
      ))}
      {names.length > namesShown && (
        <span title={names.join("\n")} className="text-muted-foreground">
          and {names.length - namesShown} more
        </span>
      )}
    </span>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 font-medium">{children ?? <Skeleton className="mt-1 h-3.5 w-12" />}</dd>
    </div>
  );
}
