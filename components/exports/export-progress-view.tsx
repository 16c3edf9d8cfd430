"use client";

import { CircleAlert, CircleCheck, CircleSlash } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { ProgressBar } from "@/components/edits/progress-bar";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { exportShare, progressSentence, spokenExport } from "./prepare-progress";
import type { useExport } from "./use-export";

/** An export under way, or what it came to. */
export function ExportProgressView({
  exporting,
  onAgain,
}: {
  exporting: ReturnType<typeof useExport>;
  onAgain: () => void;
}) {
  const [isStopping, setStopping] = useState(false);
  const { progress, refusal } = exporting;
  const isOver = refusal !== null || (progress !== null && progress.state !== "running");
  const cancel = async () => {
    setStopping(true);
    await exporting.cancel().catch((error: Error) => toast.error(error.message));
  };
  return (
    <div className="flex flex-col gap-4">
      <p aria-live="polite" className="sr-only">
        {progress && spokenExport(progress)}
      </p>
      {refusal !== null ? (
        <p role="alert" className="flex items-start gap-2.5 text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {refusal}
        </p>
      ) : isOver && progress ? (
        <p className="flex items-start gap-2.5">
          <StateIcon state={progress.state} />
          <span className="min-w-0">{progressSentence(progress, 0)}</span>
        </p>
      ) : (
        <>
          <ProgressBar label="Export" value={(progress && exportShare(progress)) ?? 0} />
          <p className="text-muted-foreground">
            {progress ? progressSentence(progress, Date.now()) : "Counting the requests…"}
          </p>
          <p className="text-muted-foreground text-xs">You may close this: the browser goes on.</p>
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {isOver ? (
          <Button size="md" variant="ghost" onClick={onAgain}>
            Export something else
          </Button>
        ) : (
          <Button size="md" disabled={isStopping || progress === null} onClick={cancel}>
            {isStopping ? "Stopping…" : "Cancel the export"}
          </Button>
        )}
        <DialogClose render={<Button size="md" variant={isOver ? "primary" : "ghost"} />}>Close</DialogClose>
      </div>
    </div>
  );
}

function StateIcon({ state }: { state: "running" | "done" | "failed" | "cancelled" }) {
  if (state === "done")
    return <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success-text" />;
  return state === "failed" ? (
    <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-text" />
  ) : (
    <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
  );
}
