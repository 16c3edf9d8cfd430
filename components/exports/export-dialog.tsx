"use client";

import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { ColumnSpec } from "@/lib/columns/columns";
import { sameFilter } from "@/lib/filter-bar/edit";
import { emptyFilter, printText } from "@/lib/filters";
import { describeTimeRange } from "@/lib/time-range/describe-time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { type ExportChoices, firstChoices } from "./export-choices";
import { ExportForm } from "./export-form";
import { ExportProgressView } from "./export-progress-view";
import { useExport } from "./use-export";

interface ExportDialogProps {
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
function Exporting({ visible, all }: ExportDialogProps) {
  const { param, filter, range, zone } = useSelection();
  const [timeRange] = useState(() => wireTimeRange(range));
  const [choices, setChoices] = useState<ExportChoices>(firstChoices);
  const exporting = useExport();
  // What is not applied would silently widen the export.
  if (param.unread.length > 0) {
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
        <span className="text-muted-foreground"> · {describeTimeRange(range, zone)}</span>
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
