"use client";

import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { NoneSelected } from "@/components/metrics/none-selected";
import { useMetrics } from "@/components/metrics/use-metrics";
import { Onboarding } from "@/components/onboarding/onboarding";
import { LoadFailure } from "@/components/properties/page-message";
import { LoadingBar } from "@/components/requests/loading-bar";
import { useLatestRequest } from "@/components/requests/use-requests";
import { SelectionHead } from "@/components/selection/selection-head";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useSavedView } from "@/components/views/use-saved-view";
import { headlineMetrics } from "@/lib/overview/prepare-headline";
import { Headline, HeadlineSkeleton } from "./headline";
import { Origins } from "./origins";
import { useOverviewView } from "./use-overview-view";

/** What a selection comes to, how that moved, and where it comes from; the first page one sees. */
export function OverviewScreen() {
  const [view, setView] = useOverviewView();
  const saved = useSavedView("overview");
  const isHydrated = useHydrated();
  const router = useRouter();
  const client = useQueryClient();
  const { range, zone, by, of } = view;
  const { filter } = view.filter;
  const scope = useMemo(() => ({ filter, range, zone }), [filter, range, zone]);
  const figures = useMetrics(scope, {
    metrics: headlineMetrics,
    comparison: range.kind === "all" ? null : "previous_period",
  });
  const isEmpty = figures.data?.total.figures.requests === 0 || figures.data?.from === null;
  const latest = useLatestRequest({ enabled: isEmpty });
  const isFetching = useIsFetching({ queryKey: ["metrics"] }) > 0;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ["metrics"] });
    void client.invalidateQueries({ queryKey: ["requests", "latest"] });
  };
  useShortcut("r", refresh);
  if (isEmpty && latest.data === null) return <Onboarding onArrived={() => router.push("/requests")} />;
  const isLoading = !isHydrated || (figures.isPending && !figures.error);
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <SelectionHead
        title="Overview"
        saved={saved}
        before={
          <Button size="icon" aria-label="Refresh" title="Refresh (r)" onClick={refresh}>
            <RefreshCw
              aria-hidden
              className={cn("text-muted-foreground", isFetching && "motion-safe:animate-spin")}
            />
          </Button>
        }
      />
      <FilterBar />
      <LoadingBar
        isLoading={isFetching && !isLoading}
        onCancel={() => client.cancelQueries({ queryKey: ["metrics"] })}
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {isEmpty && !figures.error ? (
          <NoneSelected />
        ) : (
          <div className="flex flex-col gap-6 p-4">
            {figures.error && (
              <LoadFailure what="The overview" error={figures.error} onRetry={() => figures.refetch()} />
            )}
            {isLoading && <HeadlineSkeleton />}
            {isHydrated && figures.data && (
              <>
                <Headline scope={scope} data={figures.data} isStale={figures.isPlaceholderData} />
                <Origins
                  scope={scope}
                  by={by}
                  of={of}
                  onBy={(next) => setView({ by: next })}
                  onOf={(next) => setView({ of: next })}
                />
              </>
            )}
          </div>
        )}
      </div>
    </SelectionProvider>
  );
}
