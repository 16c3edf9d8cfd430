"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { formatAgo, formatCount, formatDuration, formatTime } from "@/lib/format/format";
import type { RequestRow } from "@/lib/record";
import type { TimeZone } from "@/lib/time-range/time-range";
import { CostFigure } from "./cost-figure";
import { StatusBadge } from "./status-badge";

/** What a request was and came to, at a glance. */
export function RequestHead({ row, zone }: { row: RequestRow; zone: TimeZone }) {
  return (
    <div className="flex flex-col gap-3 px-4 pt-3 pb-4">
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
            <Detail>{formatDuration(row.time_to_first_token)} to first token</Detail>
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
      <p className="flex flex-wrap items-center gap-x-4 text-muted-foreground text-xs">
        <span className="flex items-center gap-1">
          <span className="font-mono">{row.request_id}</span>
          <CopyButton text={row.request_id} label="request id" />
        </span>
        {row.request_user_id !== "" && (
          <span>
            User <span className="text-foreground">{row.request_user_id}</span>
          </span>
        )}
        {row.stop_reason !== "" && (
          <span>
            Stopped: <span className="text-foreground">{row.stop_reason}</span>
          </span>
        )}
      </p>
    </div>
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

function Detail({ children }: { children: ReactNode }) {
  return <span className="block font-normal text-muted-foreground text-xs">{children}</span>;
}
