"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useOptionalSelection } from "@/components/selection/selection-scope";
import { CopyButton } from "@/components/ui/copy-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { formatAgo, formatCount, formatDuration, formatTime } from "@/lib/format/format";
import type { RequestRow } from "@/lib/record";
import { propertyValue } from "@/lib/requests-view/property-value";
import { sessionHref, userHref } from "@/lib/selection/links";
import type { TimeZone } from "@/lib/time-range/time-range";
import { CostFigure } from "./cost-figure";
import { StatusBadge } from "./status-badge";

/** What a request was and came to, at a glance. */
export function RequestHead({ row, zone }: { row: RequestRow; zone: TimeZone }) {
  const sessionId = propertyValue(row, "helicone-session-id") ?? "";
  const session = sessionKeys.flatMap((key) => propertyValue(row, key) || []);
  const range = useOptionalSelection()?.range ?? { kind: "all" };
  return (
    <div className="flex flex-col gap-4 px-4 pt-3 pb-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge row={row} />
        <span className="min-w-0 break-all font-medium text-base">{row.model}</span>
        <span className="text-muted-foreground">{row.provider}</span>
        {row.is_stream && <span className="text-muted-foreground">· streamed</span>}
      </div>
      {row.error_message !== "" && (
        <p className="break-words rounded-md bg-danger-soft px-3 py-2 text-danger-text">
          {row.error_message}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 @md:grid-cols-4">
        <Figure label="Latency">
          {row.delay_ms === null ? "–" : formatDuration(row.delay_ms)}
          {row.time_to_first_token !== null && (
            <Detail title="Time to first token">TTFT {formatDuration(row.time_to_first_token)}</Detail>
          )}
        </Figure>
        <Figure label="Tokens">
          <Tokens row={row} />
        </Figure>
        <Figure label="Cost">
          <CostFigure row={row} />
        </Figure>
        <Figure label="Time">
          <Time iso={row.request_created_at} zone={zone} />
        </Figure>
      </dl>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-0.5">
        <Fact label="ID">
          <span className="truncate font-mono text-xs">{row.request_id}</span>
          <CopyButton text={row.request_id} label="request id" />
        </Fact>
        {row.request_user_id !== "" && (
          <Fact label="User">
            <PageLink href={userHref(row.request_user_id, { range, zone })}>{row.request_user_id}</PageLink>
          </Fact>
        )}
        {sessionId !== "" && (
          <Fact label="Session">
            <PageLink href={sessionHref(sessionId, zone)}>{session.join(" · ")}</PageLink>
          </Fact>
        )}
        {row.prompt_id !== "" && <Fact label="Prompt">{row.prompt_id}</Fact>}
        {row.stop_reason !== "" && <Fact label="Stop reason">{row.stop_reason}</Fact>}
      </dl>
    </div>
  );
}

const sessionKeys = ["helicone-session-name", "helicone-session-path", "helicone-session-id"];

function PageLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="rounded-sm text-accent-text underline underline-offset-2">
      {children}
    </Link>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="flex min-h-6 min-w-0 items-center gap-1 break-all">{children}</dd>
    </>
  );
}

function Tokens({ row }: { row: RequestRow }) {
  if (row.prompt_tokens === null && row.completion_tokens === null) return "–";
  const cached = row.prompt_cache_read_tokens;
  const details = [
    cached > 0 && `${formatCount(cached)} cached`,
    row.reasoning_tokens > 0 && `${formatCount(row.reasoning_tokens)} reasoning`,
  ].filter((detail) => detail !== false);
  return (
    <>
      {formatCount(row.prompt_tokens ?? 0)} <span className="font-normal text-muted-foreground">in</span>{" "}
      {formatCount(row.completion_tokens ?? 0)} <span className="font-normal text-muted-foreground">out</span>
      {details.length > 0 && <Detail>{details.join(", ")}</Detail>}
    </>
  );
}

function Time({ iso, zone }: { iso: string; zone: TimeZone }) {
  const isHydrated = useHydrated();
  return (
    <time dateTime={iso} title={iso}>
      {isHydrated ? formatTime(iso, zone, Date.now()) : iso}
      {isHydrated && <Detail>{formatAgo(iso, Date.now())}</Detail>}
    </time>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 font-medium">{children}</dd>
    </div>
  );
}

function Detail({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <span title={title} className="block font-normal text-muted-foreground text-xs">
      {children}
    </span>
  );
}
