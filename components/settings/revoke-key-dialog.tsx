"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { type ListedKey, useRevokeApiKey } from "./use-api-keys";

/** Revokes a key after asking, as it cannot be undone. */
export function RevokeKeyDialog({ apiKey }: { apiKey: ListedKey }) {
  const [isOpen, setOpen] = useState(false);
  const revoke = useRevokeApiKey();
  const confirm = () =>
    revoke.mutate(apiKey.id, {
      onSuccess: () => {
        setOpen(false);
        toast(`“${apiKey.name}” is revoked.`);
      },
    });
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger render={<Button variant="ghost" aria-label={`Revoke ${apiKey.name}`} />}>
        Revoke
      </DialogTrigger>
      <DialogContent
        title={`Revoke “${apiKey.name}”?`}
        description={`Calls with the key that ends in ${apiKey.hint} are refused at once. This cannot be undone.`}
      >
        {revoke.error && (
          <p role="alert" className="mb-3 text-danger-text">
            {revoke.error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button size="md" />}>Keep it</DialogClose>
          <Button variant="danger" size="md" disabled={revoke.isPending} onClick={confirm}>
            Revoke key
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
