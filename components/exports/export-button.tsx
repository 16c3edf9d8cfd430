"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import type { ColumnSpec } from "@/lib/columns/columns";
import { ExportDialog } from "./export-dialog";

/** Opens the export of what a page shows, by click or with `e`. */
export function ExportButton(props: { visible: readonly ColumnSpec[]; all: readonly ColumnSpec[] }) {
  const [isOpen, setOpen] = useState(false);
  useShortcut("e", () => setOpen(true));
  return (
    <>
      <Button data-export-button aria-label="Export" title="Export (e)" onClick={() => setOpen(true)}>
        <Download aria-hidden className="text-muted-foreground" />
        <span className="hidden lg:inline">Export</span>
      </Button>
      <ExportDialog isOpen={isOpen} onOpen={setOpen} {...props} />
    </>
  );
}
