"use client";

import { useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { BulkEditForm } from "./bulk-edit-form";
import { EditOutcome } from "./edit-outcome";

/** Edits properties on every request the page's filter selects: asks, shows what would happen, does it, tells. */
export function BulkEditDialog({ isOpen, onOpen }: { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  const [editId, setEditId] = useState<string | null>(null);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpen}
      // A new opening starts from the beginning, but not while the old content is still fading out.
      onOpenChangeComplete={(open) => {
        if (!open) setEditId(null);
      }}
    >
      <DialogContent title="Edit properties" className="max-w-2xl">
        {editId === null ? (
          <BulkEditForm onStarted={setEditId} onCancel={() => onOpen(false)} />
        ) : (
          <EditOutcome key={editId} editId={editId} onUndo={setEditId} />
        )}
      </DialogContent>
    </Dialog>
  );
}
