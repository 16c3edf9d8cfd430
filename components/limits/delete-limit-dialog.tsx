"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { type LimitPath, useDeleteLimit } from "./use-limits";

/** Deletes a limit after asking. */
export function DeleteLimitDialog({ path, id, name }: { path: LimitPath; id: string; name: string }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useDeleteLimit(path);
  const confirm = () =>
    remove.mutate(id, {
      onSuccess: () => {
        setOpen(false);
        toast(`“${name}” is deleted.`);
      },
    });
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger
        render={<Button variant="ghost" size="icon" aria-label={`Delete ${name}`} title="Delete" />}
      >
        <Trash2 aria-hidden />
      </DialogTrigger>
      <DialogContent title={`Delete “${name}”?`} description="Calls are free of it at once.">
        {remove.error && (
          <p role="alert" className="mb-3 text-danger-text">
            {remove.error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button size="md" />}>Keep it</DialogClose>
          <Button variant="danger" size="md" disabled={remove.isPending} onClick={confirm}>
            Delete
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
