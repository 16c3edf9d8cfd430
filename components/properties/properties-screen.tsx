"use client";

import { useMemo, useRef, useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { TimeRangeControl } from "@/components/time-range/time-range-control";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { formatCount } from "@/lib/format/format";
import { ChangeDialog, type WantedChange } from "./change-dialog";
import { KeyTable } from "./key-table";
import { NoProperties } from "./no-properties";
import { Notices } from "./notices";
import { LoadFailure, PageMessage } from "./page-message";
import { isInUse, prepareKeys } from "./prepare-keys";
import { prepareNotices } from "./prepare-notices";
import { PropertiesHeader } from "./properties-header";
import { useProperties } from "./use-properties";
import { usePropertiesView } from "./use-properties-view";

/** Every property key with what is known of it, what is worth a look, and what can be done about it. */
export function PropertiesScreen() {
  const [view, setView] = usePropertiesView();
  const list = useProperties(view.range);
  const searchRef = useRef<HTMLInputElement>(null);
  useShortcut("f,/", () => searchRef.current?.focus());
  const [wanted, setWanted] = useState<WantedChange | null>(null);
  const keys = list.data?.keys.filter(isInUse) ?? [];
  const shown = useMemo(() => prepareKeys(list.data?.keys ?? [], view), [list.data, view]);
  const notices = useMemo(() => prepareNotices(list.data?.keys ?? []), [list.data]);
  const hiddenCount = keys.filter(({ is_hidden }) => is_hidden).length;
  return (
    <>
      <PropertiesHeader>
        {hiddenCount > 0 && (
          <Button aria-pressed={view.showsHidden} onClick={() => setView({ showsHidden: !view.showsHidden })}>
            {view.showsHidden ? "Showing hidden" : "Show hidden"} ({hiddenCount})
          </Button>
        )}
        <Input
          ref={searchRef}
          type="search"
          aria-label="Search keys"
          placeholder="Search keys"
          value={view.search}
          onChange={(event) => setView({ search: event.target.value }, { history: "replace" })}
          className="h-7 w-40"
        />
        <TimeRangeControl
          range={view.range}
          zone={view.zone}
          onRange={(range) => setView({ range })}
          onZone={(zone) => setView({ zone }, { history: "replace" })}
        />
      </PropertiesHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-4 p-4">
          {list.error && <LoadFailure what="The keys" error={list.error} onRetry={() => list.refetch()} />}
          {list.isPending && !list.error && <TableSkeleton what="property keys" />}
          {list.data && keys.length === 0 && <NoProperties />}
          {list.data && keys.length > 0 && (
            <>
              <p aria-live="polite" className="text-muted-foreground">
                {countSentence(shown.length, list.data.requests)}
              </p>
              <Notices notices={notices} range={view.range} onChange={setWanted} />
              {shown.length > 0 ? (
                <KeyTable
                  keys={shown}
                  range={view.range}
                  zone={view.zone}
                  sort={view.sort}
                  onSort={(sort) => setView({ sort })}
                  onChange={setWanted}
                  isStale={list.isPlaceholderData}
                />
              ) : (
                <PageMessage
                  title={view.search ? `No key is called “${view.search}”` : "All keys are hidden"}
                >
                  {view.search ? (
                    <Button onClick={() => setView({ search: "" })}>Clear the search</Button>
                  ) : (
                    <Button onClick={() => setView({ showsHidden: true })}>Show hidden keys</Button>
                  )}
                </PageMessage>
              )}
            </>
          )}
        </div>
      </div>
      <ChangeDialog wanted={wanted} others={keys} onWant={setWanted} />
    </>
  );
}

function countSentence(keys: number, requests: number): string {
  const keysText = `${formatCount(keys)} ${keys === 1 ? "key" : "keys"}`;
  return requests === 0
    ? `${keysText}; no requests in this time range`
    : `${keysText} on ${formatCount(requests)} ${requests === 1 ? "request" : "requests"}`;
}
