"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleSlash } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { toast } from "sonner";
import { Button, buttonStyle } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { Edit } from "./edit-schema";
import { hasEnded, outcomeSentence, spokenProgress } from "./prepare-edit";
import { ProgressBar } from "./progress-bar";
import { useEdit, useManageEdit } from "./use-edits";

/**
 * In a dialog: how far an edit got, with a bar while it runs, then what it came to and the way back. Taking it back
 * is an edit as well, which `onUndo` is handed to show in its place.
 */
export function EditOutcome({ editId, onUndo }: { editId: string; onUndo: (undoId: string) => void }) {
  const { data: edit, error, refetch } = useEdit(editId);
  const client = useQueryClient();
  const isOver = edit !== undefined && hasEnded(edit);
  // Whatever is on the screen may show the properties that changed.
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== "one" });
  }, [isOver, client]);
  if (error) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 text-danger-text">
        <span className="min-w-0 flex-1">How far the edit got cannot be told: {error.message}</span>
        <Button onClick={() => refetch()}>Retry</Button>
      </div>
    );
  }
  if (!edit) return <Skeleton className="h-10 w-full" />;
  return (
    <div className="flex flex-col gap-3">
      <p aria-live="polite" className="sr-only">
        {spokenProgress(edit)}
      </p>
      {isOver ? (
        <p className="flex items-start gap-2.5">
          <OutcomeIcon edit={edit} />
          <span className="min-w-0">
            {outcomeSentence(edit)}.
            {edit.failure && <span className="mt-1 block text-danger-text">{edit.failure}</span>}
          </span>
        </p>
      ) : (
        <>
          <ProgressBar label="Edit" value={edit.progress} />
          <p className="text-muted-foreground">
            {outcomeSentence(edit)}. You may close this: it goes on, and the journal shows it.
          </p>
        </>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Link href="/properties/journal" className={buttonStyle({ variant: "ghost" })}>
          Journal
        </Link>
        <EditActions edit={edit} onUndo={onUndo} />
        <DialogClose render={<Button variant="primary" />}>Close</DialogClose>
      </div>
    </div>
  );
}

/** What can be done with an edit as it stands now. */
export function EditActions({ edit, onUndo }: { edit: Edit; onUndo: (undoId: string) => void }) {
  const cancel = useManageEdit("cancel");
  const resume = useManageEdit("resume");
  const undo = useManageEdit("undo");
  const failed = (error: Error) => toast.error(error.message);
  const isOver = hasEnded(edit);
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {!isOver && (
        <Button
          disabled={cancel.isPending || edit.state === "cancelling"}
          onClick={() => cancel.mutate(edit.id, { onError: failed })}
        >
          {edit.state === "cancelling" ? "Stopping…" : "Cancel"}
        </Button>
      )}
      {edit.state === "failed" && (
        <Button disabled={resume.isPending} onClick={() => resume.mutate(edit.id, { onError: failed })}>
          Resume
        </Button>
      )}
      {isOver && edit.can_undo && (
        <Button
          disabled={undo.isPending}
          onClick={() => undo.mutate(edit.id, { onSuccess: ({ id }) => onUndo(id), onError: failed })}
        >
          {edit.kind === "undo" ? "Undo the undo" : "Undo"}
        </Button>
      )}
    </div>
  );
}

function OutcomeIcon({ edit }: { edit: Edit }) {
  if (edit.state === "done") {
    return <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success-text" />;
  }
  return edit.state === "failed" ? (
    <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-text" />
  ) : (
    <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
  );
}
