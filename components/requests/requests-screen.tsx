"use client";

import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { ListEnd, loadMore } from "@/components/figure-table/list-end";
import { FacetPanel, FacetToggle, useFacetPanel } from "@/components/filters/facets/facet-panel";
import { FilterBar } from "@/components/filters/filter-bar";
import { NoneForFilter } from "@/components/filters/none-for-filter";
import { Histogram } from "@/components/histogram/histogram";
import { Onboarding } from "@/components/onboarding/onboarding";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useStored } from "@/components/ui/use-stored";
import { useSavedView } from "@/components/views/use-saved-view";
import { type Filter, printUrl } from "@/lib/filters";
import { formatCount } from "@/lib/format/format";
import { requestsCodec } from "@/lib/saved-views/requests-codec";
import { reachesNow } from "@/lib/time-range/time-range";
import { CellMenu } from "./cell-menu";
import { FailureBar, ListFailed, LoadCancelled, NoneInRange } from "./empty-states";
import { LoadingBar } from "./loading-bar";
import { RequestDrawer } from "./request-drawer";
import { RequestsSkeleton } from "./requests-skeleton";
import { type Density, RequestsTable, type TableHandle } from "./requests-table";
import { RequestsToolbar } from "./requests-toolbar";
import { useColumns } from "./use-columns";
import { useLive } from "./use-live";
import { usePropertyKeys } from "./use-property-keys";
import { useLatestRequest, useRefresh, useRequestCount, useRequests } from "./use-requests";
import { useRowWalk } from "./use-row-walk";
import { useView } from "./use-view";

/** The list of requests and, beside it, the one that is open. */
export function RequestsScreen() {
  const [view, setView] = useView();
  const isHydrated = useHydrated();
  const client = useQueryClient();
  const query = { filter: view.filter.filter, range: view.range, sort: view.sort };
  const list = useRequests(query);
  const count = useRequestCount(query);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const columns = useColumns(usePropertyKeys(rows));
  const isEmpty = list.isSuccess && rows.length === 0;
  const latest = useLatestRequest({ enabled: isEmpty });
  const refresh = useRefresh(query);
  const isFetching = useIsFetching({ queryKey: ["requests"] }) > 0;
  const [density, setDensity] = useStored<Density>("requests.density", "medium", readDensity);

  const scrollRef = useRef<HTMLDivElement>(null);
  const tableRef = useRef<TableHandle>(null);
  const drawerRef = useRef<HTMLElement>(null);
  const facetPanel = useFacetPanel();
  const saved = useSavedView(
    "requests",
    useMemo(() => requestsCodec(columns.all), [columns.all]),
  );
  const [isScrolled, setScrolled] = useState(false);
  const walk = useRowWalk({ rows, view, setView, tableRef, drawerRef });

  const liveBlocker = !reachesNow(view.range)
    ? "Live needs a time range that reaches to now."
    : view.sort.columnId !== "created" || view.sort.direction !== "desc"
      ? "Live needs the newest requests first."
      : null;
  const live = useLive({
    query,
    rows,
    hasMore: list.hasNextPage,
    enabled: view.isLive && liveBlocker === null && list.isSuccess,
    isReading: isScrolled || view.requestId !== null,
  });

  if (isEmpty && latest.data === null) {
    return <Onboarding onArrived={refresh} />;
  }
  const toTop = () => scrollRef.current?.scrollTo({ top: 0 });
  return (
    <SelectionProvider selection={view} onChange={setView} onAddColumn={columns.show}>
      <RequestsToolbar
        saved={saved}
        view={view}
        setView={setView}
        columns={columns}
        loaded={rows.length}
        total={count.data === undefined ? undefined : Math.max(count.data, rows.length)}
        isFetching={isFetching}
        liveBlocker={liveBlocker}
        density={density}
        onDensity={setDensity}
        onRefresh={() => {
          toTop();
          refresh();
        }}
      />
      <FilterBar start={<FacetToggle panel={facetPanel} />} />
      <Histogram
        filter={query.filter}
        range={view.range}
        zone={view.zone}
        isLive={view.isLive && liveBlocker === null}
        onRange={(range) => setView({ range })}
      />
      <LoadingBar
        isLoading={list.isFetching && !list.isFetchingNextPage}
        onCancel={() => client.cancelQueries({ queryKey: ["requests"] })}
      />
      {list.isError && rows.length > 0 && <FailureBar error={list.error} onRetry={() => list.refetch()} />}
      <div className="flex min-h-0 flex-1">
        <FacetPanel
          panel={facetPanel}
          pinned={view.pinnedFacets}
          onPinned={(pinnedFacets) => setView({ pinnedFacets: [...pinnedFacets] }, { history: "replace" })}
        />
        <div className="relative flex min-w-0 flex-1 flex-col">
          {live.waiting > 0 && (
            <Button
              variant="primary"
              className="absolute top-10 left-1/2 z-30 -translate-x-1/2 rounded-full"
              onClick={() => {
                live.show();
                toTop();
              }}
            >
              {formatCount(live.waiting)} new {live.waiting === 1 ? "request" : "requests"}
            </Button>
          )}
          <p aria-live="polite" className="sr-only">
            {live.waiting > 0 && `${live.waiting} new requests`}
          </p>
          {!isHydrated || (list.isPending && list.fetchStatus === "fetching") ? (
            <RequestsSkeleton columns={columns.visible} />
          ) : list.isPending ? (
            <LoadCancelled onRetry={() => list.refetch()} />
          ) : list.isError && rows.length === 0 ? (
            <ListFailed error={list.error} onRetry={() => list.refetch()} />
          ) : rows.length === 0 ? (
            !isEveryRequest(query.filter) ? (
              <NoneForFilter zone={view.zone} onRange={(range) => setView({ range })} />
            ) : (
              latest.data && (
                <NoneInRange
                  latestIso={latest.data.request_created_at}
                  zone={view.zone}
                  onRange={(range) => setView({ range })}
                />
              )
            )
          ) : (
            <CellMenu rows={rows} columns={columns.visible}>
              <div
                ref={scrollRef}
                className="@container min-h-0 flex-1 scroll-pt-8 overflow-auto"
                onScroll={(event) => setScrolled(event.currentTarget.scrollTop > 16)}
              >
                <RequestsTable
                  rows={rows}
                  columns={columns}
                  total={count.data}
                  zone={view.zone}
                  density={density}
                  sort={view.sort}
                  onSort={(sort) => {
                    toTop();
                    setView({ sort });
                  }}
                  openId={view.requestId}
                  tabStopId={walk.tabStopId}
                  onOpen={walk.open}
                  onEndReached={() => loadMore(list)}
                  isStale={list.isPlaceholderData}
                  footer={
                    <ListEnd
                      list={list}
                      count={rows.length}
                      unit={["request", "requests"]}
                      within=" in this time range"
                    />
                  }
                  scrollRef={scrollRef}
                  handleRef={tableRef}
                />
              </div>
            </CellMenu>
          )}
        </div>
        {view.requestId !== null && (
          <RequestDrawer
            id={view.requestId}
            known={rows.find((row) => row.request_id === view.requestId)}
            zone={view.zone}
            onClose={walk.close}
            onStep={walk.step}
            drawerRef={drawerRef}
          />
        )}
      </div>
    </SelectionProvider>
  );
}

function isEveryRequest(filter: Filter): boolean {
  return printUrl(filter) === "";
}

function readDensity(value: unknown): Density | undefined {
  return value === "small" || value === "medium" ? value : undefined;
}
