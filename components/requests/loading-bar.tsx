"use client";

import { Button } from "@/components/ui/button";
import { useElapsedSeconds } from "./use-elapsed-seconds";

/** A thin line while rows load; after three seconds it says how long, and offers to stop. */
export function LoadingBar({ isLoading, onCancel }: { isLoading: boolean; onCancel: () => void }) {
  const seconds = useElapsedSeconds(isLoading);
  return (
    <div className="relative z-30 h-0">
      <div role="status">
        {seconds >= 3 && (
          <div className="absolute top-11 left-1/2 flex -translate-x-1/2 items-center gap-2 whitespace-nowrap rounded-full bg-raised py-1 pr-1 pl-3 shadow-popup">
            <span>Still running, {seconds} s</span>
            <Button variant="ghost" onClick={onCancel}>
              Cancel
            </Button>
          </div>
        )}
      </div>
      {isLoading && (
        <div className="absolute inset-x-0 top-0 h-0.5 overflow-hidden">
          <div className="h-full w-1/3 animate-progress bg-accent" />
        </div>
      )}
    </div>
  );
}
