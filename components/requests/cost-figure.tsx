"use client";

import { Tooltip } from "@/components/ui/tooltip";
import { formatCount, formatMoney } from "@/lib/format/format";
import type { RequestRow } from "@/lib/record";

/** What a request cost; how the sum came about is on hover and on focus. */
export function CostFigure({ row }: { row: RequestRow }) {
  if (row.cost_usd === null) {
    return (
      <Explained explanation="Facet does not know this model's price, or the provider counted no tokens.">
        <span className="text-muted-foreground italic">no price</span>
      </Explained>
    );
  }
  return (
    <Explained
      explanation={
        <span className="grid grid-cols-[auto_auto] gap-x-3 py-0.5 tabular-nums">
          {lines(row).map(([label, tokens]) => (
            <span key={label} className="contents">
              <span>{label}</span>
              <span className="text-right">{formatCount(tokens)}</span>
            </span>
          ))}
          <span className="col-span-2 mt-1 border-background/25 border-t pt-1">
            at the list price of {row.model}: ${row.cost_usd}
          </span>
        </span>
      }
    >
      {formatMoney(row.cost_usd)}
    </Explained>
  );
}

function lines(row: RequestRow): [string, number][] {
  const all: [string, number][] = [
    ["Prompt tokens", row.prompt_tokens ?? 0],
    ["read from cache", row.prompt_cache_read_tokens],
    ["written to cache", row.prompt_cache_write_tokens],
    ["prompt audio", row.prompt_audio_tokens],
    ["Completion tokens", row.completion_tokens ?? 0],
    ["reasoning", row.reasoning_tokens],
    ["completion audio", row.completion_audio_tokens],
  ];
  return all.filter(([label, tokens]) => tokens > 0 || label.endsWith("tokens"));
}

function Explained({ explanation, children }: { explanation: React.ReactNode; children: React.ReactNode }) {
  return (
    <Tooltip content={explanation}>
      <button
        type="button"
        className="min-h-6 rounded-sm underline decoration-border-strong decoration-dotted underline-offset-4"
      >
        {children}
      </button>
    </Tooltip>
  );
}
