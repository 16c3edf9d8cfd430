import { CornerDownRight, Wrench } from "lucide-react";
import { parseJsonText } from "@/lib/json-text/parse";
import { printJson } from "@/lib/json-text/tree";
import { LongText } from "./long-text";
import type { ToolCall, ToolResult } from "./pair-tools";

/** A tool the model called, with what it was given and what it gave back. */
export function ToolCallCard({ call, result }: { call: ToolCall; result: ToolResult | null }) {
  return (
    <div className="overflow-hidden rounded-md border">
      <p className="flex min-h-8 items-center gap-2 bg-muted px-3 py-1">
        <Wrench aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
        <span className="break-all font-medium font-mono text-xs">{call.name}</span>
        <span className="ml-auto max-w-40 truncate font-mono text-2xs text-muted-foreground">{call.id}</span>
      </p>
      <div className="px-3 py-2">
        <LongText text={pretty(call.argumentsText)} isMono />
      </div>
      {result && (
        <div className="border-t px-3 py-2">
          <p className="mb-1 flex items-center gap-1.5 text-muted-foreground text-xs">
            <CornerDownRight aria-hidden className="size-3" />
            Result
          </p>
          <LongText text={pretty(result.text)} isMono />
        </div>
      )}
    </div>
  );
}

/** A result that stands alone. */
export function ToolOutput({ text, label }: { text: string; label: string }) {
  return (
    <div className="rounded-md border px-3 py-2">
      <p className="mb-1 text-muted-foreground text-xs">{label}</p>
      <LongText text={pretty(text)} isMono />
    </div>
  );
}

/** JSON gets its indentation, everything else stays as it is. */
function pretty(text: string): string {
  const node = /^\s*[[{]/.test(text) ? parseJsonText(text) : null;
  return node ? printJson(node) : text;
}
