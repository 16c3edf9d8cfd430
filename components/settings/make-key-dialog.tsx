"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { MakeKeyForm } from "./make-key-form";
import { NewKey } from "./new-key";

/** Makes a key, and shows it this one time. */
export function MakeKeyDialog() {
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) setKey(null);
      }}
    >
      <DialogTrigger render={<Button variant="primary" size="md" />}>
        <Plus aria-hidden />
        Make a key
      </DialogTrigger>
      {key === null ? (
        <DialogContent title="Make an API key">
          <MakeKeyForm onMade={setKey} />
        </DialogContent>
      ) : (
        <DialogContent
          title="Your new key"
          description="Copy it now: Facet keeps only a hash and cannot show it again."
        >
          <NewKey token={key} onDone={() => setOpen(false)} />
        </DialogContent>
      )}
    </Dialog>
  );
}
