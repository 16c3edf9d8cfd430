"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

/** A key's text, the one time it is known. */
export function NewKey({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2 rounded-md border bg-muted py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-xs">{token}</code>
        <CopyButton text={token} label="key" variant="secondary">
          Copy
        </CopyButton>
      </div>
      <Button size="md" className="self-end" onClick={onDone}>
        Done
      </Button>
    </div>
  );
}
