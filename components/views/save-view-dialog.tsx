"use client";

import { type FormEvent, useId, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import type { SavedViewControl } from "./use-saved-view";
import { type SavedView, useChangeView, useCreateView } from "./use-saved-views";

/** Asks for the name of a new view, or for another name of one that is there. */
export function SaveViewDialog({
  isOpen,
  renamed,
  saved,
  onClose,
}: {
  isOpen: boolean;
  /** The view to rename; absent to save a new one. */
  renamed: SavedView | undefined;
  saved: SavedViewControl;
  onClose: () => void;
}) {
  const [name, setName] = useState(renamed?.name ?? "");
  const [isDefault, setDefault] = useState(false);
  const create = useCreateView();
  const change = useChangeView();
  const ids = { name: useId(), isDefault: useId(), error: useId() };
  const error = create.error ?? change.error;
  const finish = (view: SavedView) => {
    saved.adopt(view.id);
    onClose();
    toast(`"${view.name}" saved.`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (renamed) change.mutate({ view: renamed, name: name.trim() }, { onSuccess: finish });
    else {
      const wish = { name: name.trim(), page: saved.page, state: saved.state(), isDefault };
      create.mutate(wish, { onSuccess: finish });
    }
  };
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={renamed ? "Rename the view" : "Save as a view"}>
        <form onSubmit={submit} className="flex flex-col gap-3">
          <label htmlFor={ids.name} className="flex flex-col gap-1">
            <span className="text-muted-foreground text-xs">Name</span>
            <Input
              id={ids.name}
              value={name}
              maxLength={200}
              aria-describedby={error ? ids.error : undefined}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          {!renamed && (
            <label htmlFor={ids.isDefault} className="flex min-h-6 items-center gap-2">
              <Checkbox id={ids.isDefault} checked={isDefault} onCheckedChange={setDefault} />
              Open the page with it
            </label>
          )}
          {error && (
            <p id={ids.error} role="alert" className="text-danger-text">
              {error.message}
            </p>
          )}
          <Button
            type="submit"
            variant="primary"
            size="md"
            className="self-end"
            disabled={name.trim() === "" || create.isPending || change.isPending}
          >
            Save
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
