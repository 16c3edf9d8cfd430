"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

/** What stands in place of a screen that broke: what happened, another try, and the details to pass on. */
export function FaultPage({ error, retry }: { error: unknown; retry: () => void }) {
  const message = error instanceof Error ? error.message : String(error);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="flex max-w-md flex-col items-center gap-3 text-center">
        <TriangleAlert aria-hidden className="size-8 text-danger-text" />
        <h1 className="font-semibold text-lg">This screen could not be drawn</h1>
        <p className="break-words text-muted-foreground">{message}</p>
        <div className="flex gap-2">
          <Button variant="primary" size="md" onClick={retry}>
            Try again
          </Button>
          <CopyButton
            variant="secondary"
            size="md"
            label="details"
            text={() =>
              [message, digest && `digest ${digest}`, window.location.href].filter(Boolean).join("\n")
            }
          >
            Copy details
          </CopyButton>
        </div>
      </div>
    </main>
  );
}
