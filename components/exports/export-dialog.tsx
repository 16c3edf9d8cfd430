"use client";

import { useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { ColumnSpec } from "@/lib/columns/columns";
import { sameFilter } from "@/lib/filter-bar/edit";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import { emptyFilter, printText } from "@/lib/filters";
import { describeTimeRange } from "@/lib/time-range/describe-time-range";
import { resolveTimeRange, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { type ExportChoices, firstChoices } from "./export-choices";
import { ExportForm } from "./export-form";
import { ExportProgressView } from "./export-progress-view";
import { useExport } from "./use-export";

/** What of a page is exported. */
export interface ExportedView {
  filter: FilterParam;
  range: TimeRange;
  zone: TimeZone;
}

interface ExportDialogProps {
  view: ExportedView;
  visible: readonly ColumnSpec[];
  all: readonly ColumnSpec[];
}

/** Exports what the page's filter selects: asks how, shows how far it is, tells what it came to. */
export function ExportDialog({
  isOpen,
  onOpen,
  ...props
}: ExportDialogProps & { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpen}>
      <DialogContent title="Export requests" className="max-w-xl">
        <Exporting {...props} />
      </DialogContent>
    </Dialog>
  );
}

/** Mounted while the dialog is open, so that a time range that moves stands still from its opening on. */
function Exporting({ view, visible, all }: ExportDialogProps) {
  const [timeRange] = useState(() => fixed(view.range));
  const [choices, setChoices] = useState<ExportChoices>(firstChoices);
  const exporting = useExport();
  const { filter, unread } = view.filter;
  // What is not applied would silently widen the export.
  if (unread.length > 0) {
    return (
      <p role="alert" className="text-danger-text">
        A part of the filter in the link cannot be read and is not applied, so more requests would be exported
        than you asked for. Remove that part from the filter first.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="break-words rounded-md bg-muted px-3 py-2">
        {sameFilter(filter, emptyFilter) ? (
          "Every request"
        ) : (
          <>
            Requests with <code className="font-mono text-xs">{printText(filter)}</code>
          </>
        )}
        <span className="text-muted-foreground"> · {describeTimeRange(view.range, view.zone)}</span>
      </p>
      {exporting.isStarted ? (
        <ExportProgressView exporting={exporting} onAgain={exporting.leave} />
      ) : (
        <ExportForm
          scope={{ filter, timeRange, visible, all }}
          choices={choices}
          onChange={setChoices}
          onExport={exporting.start}
        />
      )}
    </div>
  );
}

/** The range with both ends fixed, so that what was counted is what is exported. */
function fixed(range: TimeRange): { from?: string; to?: string } {
  const nowMs = Date.now();
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  return {
    ...(fromMs !== null && { from: new Date(fromMs).toISOString() }),
    ...(toMs !== null && { to: new Date(toMs).toISOString() }),
  };
}
