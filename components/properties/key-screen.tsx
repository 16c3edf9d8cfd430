"use client";

import { ChartColumnStacked } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { useDebounced } from "@/components/filters/use-debounced";
import { SelectionHead } from "@/components/selection/selection-head";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { Button, buttonStyle } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { formatCount } from "@/lib/format/format";
import { costsHref } from "@/lib/selection/links";
import { ChangeDialog, type WantedChange } from "./change-dialog";
import { KeyActions } from "./key-actions";
import { KeyFacts } from "./key-facts";
import { KeyUnknown } from "./key-unknown";
import { Notices } from "./notices";
import { LoadFailure, PageMessage } from "./page-message";
import { isInUse } from "./prepare-keys";
import { prepareNotices } from "./prepare-notices";
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
  const notices = property
    ? prepareNotices(list.data?.keys ?? []).filter(
        ({ key, other }) => key.key === stored || other?.key === stored,
      )
    : [];
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <SelectionHead
        parent={{ href: "/properties", label: "Properties" }}
        title={property?.property ?? view.key}
      >
        {property && (
          <>
            <Link
              href={costsHref(
                { filter: view.filter.filter, range, zone: view.zone },
                `property.${property.key}`,
              )}
              className={buttonStyle()}
            >
              <ChartColumnStacked aria-hidden className="text-muted-foreground" />
              Costs
            </Link>
            <KeyActions property={property} onChange={setWanted} isLabelled />
          </>
        )}
      </SelectionHead>
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
    </SelectionProvider>
  );
}

function valuesSentence(values: number, requests: number): string {
  const valuesText = `${formatCount(values)} ${values === 1 ? "value" : "values"}`;
  return `${valuesText} on ${formatCount(requests)} ${requests === 1 ? "request" : "requests"}`;
}
