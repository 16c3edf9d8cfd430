"use client";

import { useQueryClient } from "@tanstack/react-query";
import { chosenColumns } from "@/components/figure-table/chosen-columns";
import { FigureColumnsMenu } from "@/components/figure-table/figure-columns-menu";
import { FigureTable } from "@/components/figure-table/figure-table";
import { ListEnd, loadMore } from "@/components/figure-table/list-end";
import { FilterBar } from "@/components/filters/filter-bar";
import { NoneForFilter } from "@/components/filters/none-for-filter";
import { useDebounced } from "@/components/filters/use-debounced";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { LoadingBar } from "@/components/requests/loading-bar";
import { SelectionHead } from "@/components/selection/selection-head";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useSavedView } from "@/components/views/use-saved-view";
import { formatCount } from "@/lib/format/format";
import { userHref } from "@/lib/selection/links";
import { NoUsers } from "./no-users";
import { useUsers } from "./use-users";
import { useUsersView } from "./use-users-view";
import { userColumns } from "./user-columns";
import { UserDistributions } from "./user-distributions";

/** The users of the selected requests, with what they cost and how they fare. */
export function UsersScreen() {
  const [view, setView] = useUsersView();
  const isHydrated = useHydrated();
  const client = useQueryClient();
  const saved = useSavedView("users");
  const search = useDebounced(view.search, 200);
  const { range, zone, sort } = view;
  const list = useUsers({ filter: view.filter.filter, range, zone, search, sort });
  const users = list.data?.pages.flatMap((page) => page.users) ?? [];
  const first = list.data?.pages[0];
  const { shown, visible } = chosenColumns(userColumns, view.cols);
  const isLoading = !isHydrated || (list.isPending && !list.error);
  const isUnused = first !== undefined && !first.hasUsers && search === "";
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <SelectionHead
        title="Users"
        summary={first && first.count > 0 && formatCount(first.count)}
        saved={saved}
        before={
          <Input
            type="search"
            aria-label="Search users"
            placeholder="Search users"
            value={view.search}
            onChange={(event) => setView({ search: event.target.value }, { history: "replace" })}
            className="h-7 w-36"
          />
        }
      >
        <FigureColumnsMenu columns={userColumns} shown={shown} onShown={(cols) => setView({ cols })} />
      </SelectionHead>
      <FilterBar />
      {!isUnused && <UserDistributions />}
      <LoadingBar
        isLoading={list.isFetching && !list.isFetchingNextPage && !isLoading}
        onCancel={() => client.cancelQueries({ queryKey: ["users"] })}
      />
      {list.error && (
        <div className="shrink-0 p-4">
          <LoadFailure what="The users" error={list.error} onRetry={() => list.refetch()} />
        </div>
      )}
      {isLoading && (
        <div className="p-4">
          <TableSkeleton what="users" />
        </div>
      )}
      {isUnused && <NoUsers />}
      {first &&
        !isUnused &&
        users.length === 0 &&
        (search === "" ? (
          <NoneForFilter zone={zone} onRange={(next) => setView({ range: next })} />
        ) : (
          <PageMessage title={`No user's id contains “${search}”`}>
            <Button onClick={() => setView({ search: "" })}>Clear the search</Button>
          </PageMessage>
        ))}
      {users.length > 0 && !isUnused && (
        <FigureTable
          caption="Users"
          rows={users}
          columns={visible}
          total={first?.count}
          rowId={(user) => user.user_id}
          rowHref={(user) => userHref(user.user_id, { range, zone })}
          sort={sort}
          onSort={(next) => setView({ sort: next })}
          zone={zone}
          isStale={list.isPlaceholderData}
          onEndReached={() => loadMore(list)}
          footer={<ListEnd list={list} count={users.length} unit={["user", "users"]} />}
        />
      )}
    </SelectionProvider>
  );
}
