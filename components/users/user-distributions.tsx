"use client";

import { ChartSkeletons } from "@/components/distributions/chart-skeletons";
import { DistributionChart } from "@/components/distributions/distribution-chart";
import { DistributionStrip } from "@/components/distributions/distribution-strip";
import { useChartsOpen } from "@/components/distributions/use-charts-open";
import { useSelection } from "@/components/selection/selection-scope";
import { keepBar } from "@/lib/distributions/keep-bar";
import { prepareDistribution } from "@/lib/distributions/prepare";
import { formatCount, formatMoney } from "@/lib/format/format";
import { useUserOverview } from "./use-users";

const unit = ["user", "users"] as const;

/** How requests and cost spread over users; one bar can be kept. */
export function UserDistributions() {
  const { filter, range, zone, change } = useSelection();
  const { isOpen, setOpen, isHydrated } = useChartsOpen("users.charts");
  const query = useUserOverview({ filter, range, zone }, { enabled: isOpen && isHydrated });
  const { data, error, isPlaceholderData } = query;
  return (
    <DistributionStrip
      label="Requests and cost per user"
      isOpen={isOpen}
      onOpen={setOpen}
      error={data ? null : error}
      onRetry={() => query.refetch()}
    >
      {data ? (
        <>
          <DistributionChart
            title="Requests per user"
            unit={unit}
            bars={prepareDistribution(data.request_count, { isWhole: true })}
            format={(figure) => formatCount(Number(figure))}
            onPick={(bar) => change(keepBar(filter, "user_requests", bar, { isWhole: true }))}
            isStale={isPlaceholderData}
          />
          <DistributionChart
            title="Cost per user"
            unit={unit}
            bars={prepareDistribution(data.user_cost, { isWhole: false })}
            format={formatMoney}
            onPick={(bar) => change(keepBar(filter, "user_cost", bar, { isWhole: false }))}
            isStale={isPlaceholderData}
          />
        </>
      ) : (
        <ChartSkeletons charts={["requests", "cost"]} />
      )}
    </DistributionStrip>
  );
}
