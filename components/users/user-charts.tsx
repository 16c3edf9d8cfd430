"use client";

import { useMemo } from "react";
import { SeriesChart } from "@/components/charts/series-chart";
import { LoadFailure } from "@/components/properties/page-message";
import { formatCount, formatMoney } from "@/lib/format/format";
import { prepareSeries } from "@/lib/series/prepare";
import { type UserSeries, useUserSeries } from "./use-user";
import type { UsersQuery } from "./use-users";

const cost = [{ id: "cost", label: "Cost", color: "var(--chart-1)" }];
const requests = [
  { id: "succeeded", label: "Succeeded", color: "var(--chart-1)" },
  { id: "errors", label: "Failed", color: "var(--danger)" },
];
const tokens = [
  { id: "prompt_tokens", label: "Prompt", color: "var(--chart-1)" },
  { id: "completion_tokens", label: "Completion", color: "var(--chart-3)" },
];

/** Cost, requests and tokens of a user over time. */
export function UserCharts({ query, firstActive }: { query: UsersQuery; firstActive: string | undefined }) {
  const { data, error, isPlaceholderData, refetch } = useUserSeries(query, firstActive);
  const points = useMemo(() => data && prepareUserSeries(data), [data]);
  if (error && !data) return <LoadFailure what="The charts" error={error} onRetry={() => refetch()} />;
  const total = data?.total.figures ?? {};
  const common = { points, zone: query.zone, isStale: isPlaceholderData };
  const countText = (figure: string | number | null | undefined) => formatCount(Number(figure ?? 0));
  return (
    <div className="grid gap-4 xl:grid-cols-3">
      <SeriesChart
        {...common}
        title="Cost"
        sum={data ? (total.cost == null ? "no price" : formatMoney(total.cost)) : ""}
        series={cost}
        format={formatMoney}
      />
      <SeriesChart
        {...common}
        title="Requests"
        sum={data ? countText(total.requests) : ""}
        series={requests}
        format={countText}
      />
      <SeriesChart
        {...common}
        title="Tokens"
        sum={data ? `${countText(total.prompt_tokens)} in, ${countText(total.completion_tokens)} out` : ""}
        series={tokens}
        format={countText}
      />
    </div>
  );
}

function prepareUserSeries({ buckets, total: { series = {} } }: UserSeries) {
  const all = series.requests ?? [];
  const failed = series.errors ?? [];
  return prepareSeries(buckets, [
    ...["cost", "errors", "prompt_tokens", "completion_tokens"].map((id) => ({
      id,
      label: id,
      figures: series[id] ?? [],
    })),
    {
      id: "succeeded",
      label: "Succeeded",
      figures: all.map((requestsOfAll, index) => Number(requestsOfAll ?? 0) - Number(failed[index] ?? 0)),
    },
  ]);
}
