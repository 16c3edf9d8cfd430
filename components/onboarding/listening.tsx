"use client";

import { CircleCheck } from "lucide-react";
import { useFirstRequest } from "@/components/requests/use-requests";
import { Button } from "@/components/ui/button";

/** Waits for the first call, asking every two seconds, and says when it has come. */
export function Listening({ onSeen }: { onSeen: () => void }) {
  const { data: first } = useFirstRequest();
  return (
    <div
      role="status"
      className={`mt-6 flex min-h-14 flex-wrap items-center gap-3 rounded-lg border px-4 py-3 ${first ? "border-success bg-success-soft text-success-text" : "bg-surface"}`}
    >
      {first ? (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 flex-1">
            <strong className="font-medium">Your first request has arrived:</strong> {first.model} at{" "}
            {first.provider}.
          </span>
          <Button variant="primary" onClick={onSeen}>
            See it
          </Button>
        </>
      ) : (
        <>
          <span aria-hidden className="mx-1 size-2 shrink-0 animate-listening rounded-full bg-warning" />
          <span className="text-muted-foreground">Listening for the first request…</span>
        </>
      )}
    </div>
  );
}
