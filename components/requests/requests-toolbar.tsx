"use client";

import { ChartColumnStacked, Radio, RefreshCw, Rows2, Rows3 } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import { RequestActions } from "@/components/edits/request-actions";
import { ExportButton } from "@/components/exports/export-button";
import { SelectionHead } from "@/components/selection/selection-head";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button, buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { SavedViewControl } from "@/components/views/use-saved-view";
import { formatCount } from "@/lib/format/format";
import { costsHref } from "@/lib/selection/links";
import { ColumnMenu } from "./column-menu";
import type { Density } from "./requests-table";
import type { Columns } from "./use-columns";
import type { SetView, View } from "./use-view";

/** What is looked at, how much of it is there, and how it is shown. */
export function RequestsToolbar({
  view,
  setView,
  columns,
  loaded,
  total,
  isFetching,
  liveBlocker,
  density,
  onDensity,
  onRefresh,
  saved,
}: {
  view: View;
  setView: SetView;
  columns: Columns;
  loaded: number;
  total: number | undefined;
  isFetching: boolean;
  /** Why live cannot be on now; null when it can. */
  liveBlocker: string | null;
  density: Density;
  onDensity: (density: Density) => void;
  onRefresh: () => void;
  saved: SavedViewControl;
}) {
  const isLive = view.isLive && liveBlocker === null;
  const toggleLive = () => {
    if (liveBlocker) toast(liveBlocker);
    else setView({ isLive: !view.isLive }, { history: "replace" });
  };
  useShortcut("l", toggleLive);
  useShortcut("r", onRefresh);
  return (
    <SelectionHead
      title="Requests"
      summary={total !== undefined && total > 0 && countSentence(loaded, total)}
      saved={saved}
      before={
        <>
          <Button
            aria-pressed={isLive}
            aria-disabled={liveBlocker !== null}
            onClick={toggleLive}
            title={liveBlocker ?? "Watch new requests arrive (l)"}
          >
            <Radio
              aria-hidden
              className={cn(isLive ? "motion-safe:animate-pulse" : "text-muted-foreground")}
            />
            Live
          </Button>
          <Button size="icon" aria-label="Refresh" title="Refresh (r)" onClick={onRefresh}>
            <RefreshCw
              aria-hidden
              className={cn("text-muted-foreground", isFetching && "motion-safe:animate-spin")}
            />
          </Button>
        </>
      }
    >
      <Link
        href={costsHref({ filter: view.filter.filter, range: view.range, zone: view.zone })}
        aria-label="Costs of these requests"
        title="Costs of these requests"
        className={buttonStyle({ size: "icon" })}
      >
        <ChartColumnStacked aria-hidden className="text-muted-foreground" />
      </Link>
      <ColumnMenu columns={columns} />
      <ExportButton visible={columns.visible} all={columns.all} />
      <Button
        size="icon"
        aria-label={density === "small" ? "Roomier rows" : "Denser rows"}
        title={density === "small" ? "Roomier rows" : "Denser rows"}
        className="hidden sm:inline-flex"
        onClick={() => onDensity(density === "small" ? "medium" : "small")}
      >
        {density === "small" ? (
          <Rows3 aria-hidden className="text-muted-foreground" />
        ) : (
          <Rows2 aria-hidden className="text-muted-foreground" />
        )}
      </Button>
      <RequestActions total={total} />
    </SelectionHead>
  );
}

function countSentence(loaded: number, total: number): string {
  return loaded > 0 && loaded < total
    ? `${formatCount(loaded)} of ${formatCount(total)}`
    : formatCount(total);
}
