"use client";

import { Pencil, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";

/** A dialog that makes a limit, or edits the one of that name; its form is made anew each time it opens. */
export function LimitDialog({
  kind,
  name,
  form,
}: {
  kind: string;
  /** Undefined for a new one. */
  name: string | undefined;
  form: (onSaved: (name: string) => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const onSaved = (saved: string) => {
    setOpen(false);
    toast(`“${saved}” holds from now on.`);
  };
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      {name === undefined ? (
        <DialogTrigger render={<Button variant="primary" size="md" />}>
          <Plus aria-hidden />
          New {kind}
        </DialogTrigger>
      ) : (
        <DialogTrigger
          render={<Button variant="ghost" size="icon" aria-label={`Edit ${name}`} title="Edit" />}
        >
          <Pencil aria-hidden />
        </DialogTrigger>
      )}
      <DialogContent title={name === undefined ? `New ${kind}` : `Edit “${name}”`} className="max-w-lg">
        {form(onSaved)}
      </DialogContent>
    </Dialog>
  );
}
