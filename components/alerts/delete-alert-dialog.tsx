"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";

/** Asks before an alert goes. */
export function DeleteAlertDialog({
  name,
  isOpen,
  onOpenChange,
  onDelete,
}: {
  name: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDelete: () => void;
}) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Delete “${name}”?`}
        description="Nobody is told any more. Its history stays. To pause it, turn it off or snooze it."
      >
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button size="md" />}>Keep</DialogClose>
          <DialogClose render={<Button variant="danger" size="md" />} onClick={onDelete}>
            Delete
          </DialogClose>
        </div>
      </DialogContent>
    </Dialog>
  );
}
