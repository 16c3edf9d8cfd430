"use client";

import { ChartSkeletons } from "@/components/distributions/chart-skeletons";
import { DistributionChart } from "@/components/distributions/distribution-chart";
import { DistributionStrip } from "@/components/distributions/distribution-strip";
import { useChartsOpen } from "@/components/distributions/use-charts-open";
import { useSelection } from "@/components/selection/selection-scope";
import { keepBar } from "@/lib/distributions/keep-bar";
import { prepareDistribution } from "@/lib/distributions/prepare";
import { formatCount, formatDuration, formatMoney } from "@/lib/format/format";
import { type SessionsQuery, useSessionMetrics } from "./use-sessions";

const unit = ["session", "sessions"] as const;

/** How requests, duration and cost spread over sessions; one bar can be kept. */
export function SessionDistributions({ search, name }: Pick<SessionsQuery, "search" | "name">) {
  const { filter, range, change } = useSelection();
  const { isOpen, setOpen, isHydrated } = useChartsOpen("sessions.charts");
  const query = useSessionMetrics({ filter, range, search, name }, { enabled: isOpen && isHydrated });
  const { data, error, isPlaceholderData } = query;
  const average = (figures: readonly { average: number | null }[], format: (figure: number) => string) => {
    const figure = figures[0]?.average ?? null;
    return figure === null ? undefined : `${format(figure)} on average`;
  };
  return (
    <DistributionStrip
      label="Requests, duration and cost per session"
      isOpen={isOpen}
      onOpen={setOpen}
      error={data ? null : error}
      onRetry={() => query.refetch()}
    >
      {data ? (
        <>
          <DistributionChart
            title="Requests per session"
            detail={average(data.average.session_count, (figure) => figure.toFixed(1))}
            unit={unit}
            bars={prepareDistribution(data.session_count, { isWhole: true })}
            format={(figure) => formatCount(Number(figure))}
            onPick={(bar) => change(keepBar(filter, "session_requests", bar, { isWhole: true }))}
            isStale={isPlaceholderData}
          />
          <DistributionChart
            title="Duration"
            detail={average(data.average.session_duration, (seconds) => formatDuration(seconds * 1000))}
            unit={unit}
            bars={prepareDistribution(data.session_duration, { isWhole: false })}
            format={(seconds) => formatDuration(Number(seconds) * 1000)}
            onPick={(bar) =>
              change(keepBar(filter, "session_duration", bar, { isWhole: false, thousandths: true }))
            }
            isStale={isPlaceholderData}
          />
          <DistributionChart
            title="Cost per session"
            detail={average(data.average.session_cost, formatMoney)}
            unit={unit}
            bars={prepareDistribution(data.session_cost, { isWhole: false })}
            format={formatMoney}
            onPick={(bar) => change(keepBar(filter, "session_cost", bar, { isWhole: false }))}
            isStale={isPlaceholderData}
          />
        </>
      ) : (
        <ChartSkeletons charts={["requests", "duration", "cost"]} />
      )}
    </DistributionStrip>
  );
}
