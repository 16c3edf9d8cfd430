"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { type ListedChannel, useDeleteChannel } from "./use-channels";

/** Deletes a channel after asking, as its secrets are gone with it. */
export function DeleteChannelDialog({ channel }: { channel: ListedChannel }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useDeleteChannel(channel);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        setOpen(false);
        toast(`“${channel.name}” is deleted.`);
      },
    });
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger render={<Button variant="ghost" aria-label={`Delete ${channel.name}`} />}>
        Delete
      </DialogTrigger>
      <DialogContent
        title={`Delete “${channel.name}”?`}
        description="Nothing reaches it any more, and what waits for it is not sent. Alerts that name it stay, without it. This cannot be undone."
      >
        {remove.error && (
          <p role="alert" className="mb-3 text-danger-text">
            {remove.error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button size="md" />}>Keep it</DialogClose>
          <Button variant="danger" size="md" disabled={remove.isPending} onClick={confirm}>
            Delete channel
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
