"use client";

import { SearchX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ApiFailure } from "@/lib/api-client";
import { formatAgo, formatTime } from "@/lib/format/format";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";
import { unitMs } from "@/lib/time-range/time-range";

/** Nothing in this range, though there were requests at other times: the way to them. */
export function NoneInRange({
  latestIso,
  zone,
  onRange,
}: {
  latestIso: string;
  zone: TimeZone;
  onRange: (range: TimeRange) => void;
}) {
  const latestMs = Date.parse(latestIso);
  const isWithinWeek = Date.now() - latestMs < unitMs.w;
  return (
    <Centered>
      <SearchX aria-hidden className="size-7 text-muted-foreground" />
      <h2 className="font-semibold text-base">No requests in this time range</h2>
      <p className="text-muted-foreground">
        The latest one came {formatAgo(latestIso, Date.now())}, on {formatTime(latestIso, zone, Date.now())}.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {isWithinWeek ? (
          <Button
            variant="primary"
            size="md"
            onClick={() => onRange({ kind: "relative", amount: 7, unit: "d" })}
          >
            Widen to 7 days
          </Button>
        ) : (
          <Button
            variant="primary"
            size="md"
            onClick={() =>
              onRange({ kind: "absolute", fromMs: latestMs - unitMs.d, toMs: latestMs + unitMs.m })
            }
          >
            Go to the latest requests
          </Button>
        )}
        <Button size="md" onClick={() => onRange({ kind: "all" })}>
          Show all time
        </Button>
      </div>
    </Centered>
  );
}

/** The list could not be loaded and there is nothing older to show. */
export function ListFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Centered>
      <TriangleAlert aria-hidden className="size-7 text-danger-text" />
      <h2 className="font-semibold text-base">The requests could not be loaded</h2>
      <p role="alert" className="max-w-prose break-words text-muted-foreground">
        {error.message}
      </p>
      <FailureActions error={error} onRetry={onRetry} />
    </Centered>
  );
}

/** The same above rows that are still there. */
export function FailureBar({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-danger-soft px-4 py-1.5 text-danger-text"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 break-words">Not up to date: {error.message}</span>
      <FailureActions error={error} onRetry={onRetry} />
    </div>
  );
}

/** The reader stopped the first load. */
export function LoadCancelled({ onRetry }: { onRetry: () => void }) {
  return (
    <Centered>
      <h2 className="font-semibold text-base">Stopped before the first rows arrived</h2>
      <Button variant="primary" size="md" onClick={onRetry}>
        Load again
      </Button>
    </Centered>
  );
}

function FailureActions({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const details = () =>
    [
      error.message,
      error instanceof ApiFailure ? `status ${error.status} from ${error.path}` : "",
      window.location.href,
      new Date().toISOString(),
    ].join("\n");
  return (
    <div className="flex gap-2">
      <Button onClick={onRetry}>Retry</Button>
      <CopyButton text={details} label="details" variant="secondary">
        Copy details
      </CopyButton>
    </div>
  );
}

function Centered({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">{children}</div>
  );
}
