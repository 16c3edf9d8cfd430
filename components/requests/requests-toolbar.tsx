"use client";

import { Link2, Radio, RefreshCw, Rows2, Rows3 } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { RequestActions } from "@/components/edits/request-actions";
import { useShortcut } from "@/components/shell/use-shortcut";
import { TimeRangeControl } from "@/components/time-range/time-range-control";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { copyText } from "@/components/ui/copy-button";
import { formatCount } from "@/lib/format/format";
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
  views,
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
  /** The menu of saved views. */
  views: ReactNode;
}) {
  const isLive = view.isLive && liveBlocker === null;
  const toggleLive = () => {
    if (liveBlocker) toast(liveBlocker);
    else setView({ isLive: !view.isLive }, { history: "replace" });
  };
  const copyLink = async () => {
    if (await copyText(window.location.href)) toast("Link to this view copied.");
  };
  useShortcut("l", toggleLive);
  useShortcut("r", onRefresh);
  useShortcut("y", copyLink);
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 bg-background px-4 py-2">
      <div className="flex min-w-0 items-baseline gap-2.5">
        <h1 className="font-semibold text-base tracking-tight">Requests</h1>
        <p aria-live="polite" className="text-muted-foreground">
          {total !== undefined && total > 0 && countSentence(loaded, total)}
        </p>
      </div>
      {views}
      <div className="ml-auto flex min-w-0 flex-wrap items-center gap-1.5">
        <Button
          aria-pressed={isLive}
          aria-disabled={liveBlocker !== null}
          onClick={toggleLive}
          title={liveBlocker ?? "Watch new requests arrive (l)"}
        >
          <Radio aria-hidden className={cn(isLive ? "motion-safe:animate-pulse" : "text-muted-foreground")} />
          Live
        </Button>
        <Button size="icon" aria-label="Refresh" title="Refresh (r)" onClick={onRefresh}>
          <RefreshCw
            aria-hidden
            className={cn("text-muted-foreground", isFetching && "motion-safe:animate-spin")}
          />
        </Button>
        <TimeRangeControl
          range={view.range}
          zone={view.zone}
          onRange={(range) => setView({ range })}
          onZone={(zone) => setView({ zone }, { history: "replace" })}
        />
        <ColumnMenu columns={columns} />
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
        <Button
          size="icon"
          aria-label="Copy link to this view"
          title="Copy link to this view (y)"
          className="hidden sm:inline-flex"
          onClick={copyLink}
        >
          <Link2 aria-hidden className="text-muted-foreground" />
        </Button>
        <RequestActions total={total} />
      </div>
    </div>
  );
}

function countSentence(loaded: number, total: number): string {
  return loaded > 0 && loaded < total
    ? `${formatCount(loaded)} of ${formatCount(total)}`
    : formatCount(total);
}
