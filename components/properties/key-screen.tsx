"use client";

import Link from "next/link";
import { useCallback, useState } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { FilterScopeProvider } from "@/components/filters/filter-scope";
import { useDebounced } from "@/components/filters/use-debounced";
import { TimeRangeControl } from "@/components/time-range/time-range-control";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import { formatCount } from "@/lib/format/format";
import { ChangeDialog, type WantedChange } from "./change-dialog";
import { KeyActions } from "./key-actions";
import { KeyFacts } from "./key-facts";
import { KeyUnknown } from "./key-unknown";
import { Notices } from "./notices";
import { LoadFailure, PageMessage } from "./page-message";
import { isInUse } from "./prepare-keys";
import { prepareNotices } from "./prepare-notices";
import { TableSkeleton } from "./table-skeleton";
import { useProperties, usePropertyValues } from "./use-properties";
import { useKeyView } from "./use-properties-view";
import { ValueTable } from "./value-table";

/** One property: what is known of it, and its values among the requests of the filter. */
export function KeyScreen() {
  const [view, setView] = useKeyView();
  const list = useProperties(view.range);
  const [wanted, setWanted] = useState<WantedChange | null>(null);
  const stored = view.key.toLowerCase();
  const property = list.data?.keys.find(({ key }) => key === stored);
  const search = useDebounced(view.search, 200);
  const { range, sort } = view;
  const values = usePropertyValues({ key: stored, filter: view.filter.filter, range, search, sort });
  const rows = values.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = values.data?.pages[0];
  const changeFilter = useCallback((filter: FilterParam) => void setView({ filter }), [setView]);
  const notices = property
    ? prepareNotices(list.data?.keys ?? []).filter(
        ({ key, other }) => key.key === stored || other?.key === stored,
      )
    : [];
  return (
    <FilterScopeProvider param={view.filter} range={view.range} onChange={changeFilter}>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 bg-background px-4 py-2">
        <div className="flex min-w-0 items-baseline gap-1.5">
          <Link href="/properties" className="rounded-sm text-muted-foreground hover:text-foreground">
            Properties
          </Link>
          <span aria-hidden className="text-muted-foreground">
            /
          </span>
          <h1 className="min-w-0 truncate font-semibold text-base tracking-tight">
            {property?.property ?? view.key}
          </h1>
        </div>
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-1.5">
          <TimeRangeControl
            range={view.range}
            zone={view.zone}
            onRange={(next) => setView({ range: next })}
            onZone={(zone) => setView({ zone }, { history: "replace" })}
          />
          {property && <KeyActions property={property} onChange={setWanted} isLabelled />}
        </div>
      </div>
      <FilterBar />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {list.data && !property ? (
          <KeyUnknown keyName={view.key} range={view.range} />
        ) : (
          <div className="flex flex-col gap-4 p-4">
            {property && (
              <KeyFacts
                property={property}
                missing={first?.missing.requests}
                filter={view.filter.filter}
                range={view.range}
                zone={view.zone}
              />
            )}
            <Notices notices={notices} range={view.range} onChange={setWanted} />
            {(values.error ?? list.error) && (
              <LoadFailure
                what="The values"
                error={values.error ?? list.error ?? new Error()}
                onRetry={() => void Promise.all([values.refetch(), list.refetch()])}
              />
            )}
            <div className="flex flex-wrap items-center gap-3">
              <Input
                type="search"
                aria-label="Search values"
                placeholder="Search values"
                value={view.search}
                onChange={(event) => setView({ search: event.target.value }, { history: "replace" })}
                className="h-7 w-56"
              />
              <p aria-live="polite" className="text-muted-foreground">
                {first && search === "" && valuesSentence(first.values, first.requests)}
              </p>
            </div>
            {values.isPending && !values.error && <TableSkeleton what="values" />}
            {first && rows.length === 0 && (
              <PageMessage
                title={search === "" ? "No request here has it" : `No value contains “${search}”`}
              />
            )}
            {rows.length > 0 && (
              <ValueTable
                propertyKey={stored}
                name={property?.property ?? view.key}
                rows={rows}
                filter={view.filter.filter}
                range={view.range}
                zone={view.zone}
                sort={view.sort}
                onSort={(next) => setView({ sort: next })}
                isStale={values.isPlaceholderData}
              />
            )}
            {values.hasNextPage && (
              <Button
                className="self-center"
                disabled={values.isFetchingNextPage}
                onClick={() => values.fetchNextPage()}
              >
                {values.isFetchingNextPage ? "Loading…" : "Load more"}
              </Button>
            )}
          </div>
        )}
      </div>
      <ChangeDialog wanted={wanted} others={list.data?.keys.filter(isInUse) ?? []} onWant={setWanted} />
    </FilterScopeProvider>
  );
}

function valuesSentence(values: number, requests: number): string {
  const valuesText = `${formatCount(values)} ${values === 1 ? "value" : "values"}`;
  return `${valuesText} on ${formatCount(requests)} ${requests === 1 ? "request" : "requests"}`;
}
