"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { formatCount, formatMoney } from "@/lib/format/format";
import type { RequestRow } from "@/lib/record";
import { readListPrices } from "./list-prices";

/** What a request cost; how the sum came about is on hover and on focus. */
export function CostFigure({ row }: { row: RequestRow }) {
  return row.cost_usd === null ? (
    <Explained explanation="Facet does not know this model's price, or the provider counted no tokens.">
      <span className="text-muted-foreground italic">no price</span>
    </Explained>
  ) : (
    <Explained explanation={<Formula row={row} costUsd={row.cost_usd} />}>
      {formatMoney(row.cost_usd)}
    </Explained>
  );
}

/** Mounted when it is shown, so that the prices are asked for only then. */
function Formula({ row, costUsd }: { row: RequestRow; costUsd: string }) {
  const prices = useQuery({
    queryKey: ["list-prices", row.provider, row.target_url, row.model, row.request_created_at],
    queryFn: () =>
      readListPrices({
        provider: row.provider,
        targetUrl: row.target_url ?? "",
        model: row.model,
        createdAtMs: Date.parse(row.request_created_at),
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
  return (
    <span className="flex min-w-44 flex-col gap-1 py-1 tabular-nums">
      {usedTokens(row).map(([label, tokens]) => (
        <Line key={label} label={label} value={`${formatCount(tokens)} tokens`} />
      ))}
      {prices && prices.length > 0 && (
        <span className="mt-1 flex flex-col gap-1 border-background/25 border-t pt-1.5">
          {prices.map(({ label, usdPerMillion }) => (
            <Line key={label} label={label} value={`$${usdPerMillion} per million`} />
          ))}
        </span>
      )}
      <span className="mt-1 border-background/25 border-t pt-1.5">
        <Line label="Cost" value={`$${costUsd}`} />
      </span>
    </span>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <span className="flex justify-between gap-4">
      <span className="opacity-75">{label}</span>
      <span>{value}</span>
    </span>
  );
}

/** The counts that a price may apply to; what is zero says nothing. */
function usedTokens(row: RequestRow): [label: string, tokens: number][] {
  const all: [string, number | null][] = [
    ["Prompt", row.prompt_tokens],
    ["read from cache", row.prompt_cache_read_tokens],
    ["written to cache", row.prompt_cache_write_tokens],
    ["prompt audio", row.prompt_audio_tokens],
    ["Completion", row.completion_tokens],
    ["of it reasoning", row.reasoning_tokens],
    ["of it audio", row.completion_audio_tokens],
  ];
  return all.flatMap(([label, tokens]): [string, number][] => (tokens ? [[label, tokens]] : []));
}

function Explained({ explanation, children }: { explanation: ReactNode; children: ReactNode }) {
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
