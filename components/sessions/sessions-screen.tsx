"use client";

import { useQueryClient } from "@tanstack/react-query";
import { chosenColumns } from "@/components/figure-table/chosen-columns";
import { FigureColumnsMenu } from "@/components/figure-table/figure-columns-menu";
import { FigureTable } from "@/components/figure-table/figure-table";
import { ListEnd, loadMore } from "@/components/figure-table/list-end";
import { FilterBar } from "@/components/filters/filter-bar";
import { useDebounced } from "@/components/filters/use-debounced";
import { LoadFailure } from "@/components/properties/page-message";
import { LoadingBar } from "@/components/requests/loading-bar";
import { SelectionHead } from "@/components/selection/selection-head";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { Input } from "@/components/ui/input";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useSavedView } from "@/components/views/use-saved-view";
import { sessionHref } from "@/lib/selection/links";
import { NamePicker } from "./name-picker";
import { NoneFound } from "./none-found";
import { sessionColumns } from "./session-columns";
import { SessionDistributions } from "./session-distributions";
import { SessionSummary } from "./session-summary";
import { useSessionCount, useSessions } from "./use-sessions";
import { useSessionsView } from "./use-sessions-view";

/** The sessions of the selected requests, with what they cost and how long they took. */
export function SessionsScreen() {
  const [view, setView] = useSessionsView();
  const isHydrated = useHydrated();
  const client = useQueryClient();
  const saved = useSavedView("sessions");
  const search = useDebounced(view.search, 200);
  const { range, zone, sort, name } = view;
  const query = { filter: view.filter.filter, range, search, name };
  const list = useSessions({ ...query, sort });
  const count = useSessionCount(query);
  const sessions = list.data?.pages.flatMap((page) => page.sessions) ?? [];
  const { shown, visible } = chosenColumns(sessionColumns, view.cols);
  const isLoading = !isHydrated || (list.isPending && !list.error);
  const isEmpty = list.data !== undefined && sessions.length === 0;
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <SelectionHead
        title="Sessions"
        summary={count.data && count.data.count > 0 && <SessionSummary count={count.data} />}
        saved={saved}
        before={
          <>
            <Input
              type="search"
              aria-label="Search sessions"
              placeholder="Search sessions"
              value={view.search}
              onChange={(event) => setView({ search: event.target.value }, { history: "replace" })}
              className="h-7 w-36"
            />
            <NamePicker name={name} onName={(next) => setView({ name: next })} />
          </>
        }
      >
        <FigureColumnsMenu columns={sessionColumns} shown={shown} onShown={(cols) => setView({ cols })} />
      </SelectionHead>
      <FilterBar />
      {!isEmpty && <SessionDistributions search={search} name={name} />}
      <LoadingBar
        isLoading={list.isFetching && !list.isFetchingNextPage && !isLoading}
        onCancel={() => client.cancelQueries({ queryKey: ["sessions"] })}
      />
      {list.error && (
        <div className="shrink-0 p-4">
          <LoadFailure what="The sessions" error={list.error} onRetry={() => list.refetch()} />
        </div>
      )}
      {isLoading && (
        <div className="p-4">
          <TableSkeleton what="sessions" />
        </div>
      )}
      {isEmpty && <NoneFound query={query} onChange={setView} />}
      {sessions.length > 0 && (
        <FigureTable
          caption="Sessions"
          rows={sessions}
          columns={visible}
          total={count.data?.count}
          rowId={(session) => session.session_id}
          rowHref={(session) => sessionHref(session.session_id, zone)}
          sort={sort}
          onSort={(next) => setView({ sort: next })}
          zone={zone}
          isStale={list.isPlaceholderData}
          onEndReached={() => loadMore(list)}
          footer={<ListEnd list={list} count={sessions.length} unit={["session", "sessions"]} />}
        />
      )}
    </SelectionProvider>
  );
}
