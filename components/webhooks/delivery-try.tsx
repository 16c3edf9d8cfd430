"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { formatDuration, formatTime } from "@/lib/format/format";
import type { DeliveryDetail } from "./webhook-schema";

/** One attempt, folded: its headers and what came back. */
export function DeliveryTry({ tried, isOpen }: { tried: DeliveryDetail["tries"][number]; isOpen: boolean }) {
  const { attempt, at, duration_ms, status, error, request_headers, response_headers, response_body } = tried;
  return (
    <details open={isOpen} className="rounded-lg border bg-surface">
      <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
        <span className="font-medium tabular-nums">{attempt}.</span>
        <span className="min-w-0 flex-[1_1_10rem] break-words">{error ?? `Answered ${status}`}</span>
        <span className="text-muted-foreground text-xs tabular-nums">
          {formatTime(at, "local", Date.now())}, {formatDuration(duration_ms)}
        </span>
      </summary>
      <div className="flex flex-col gap-2 border-t p-3">
        <Part label="Request headers" text={headerLines(request_headers)} />
        {status !== null && <Part label="Answer headers" text={headerLines(response_headers)} />}
        {status !== null && <Part label="Answer" text={response_body} />}
      </div>
    </details>
  );
}

function Part({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <h4 className="mb-1 text-muted-foreground text-xs">{label}</h4>
      {text === "" ? (
        <p className="text-muted-foreground">Empty</p>
      ) : (
        <CodeBlock code={text} label={label.toLowerCase()} wraps className="max-h-48 overflow-y-auto" />
      )}
    </div>
  );
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
