"use client";

import { ChevronRight, Route } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton, copyText } from "@/components/ui/copy-button";
import { formatCount } from "@/lib/format/format";
import type { JsonNode } from "@/lib/json-text/parse";
import { type JsonLine, printJson } from "@/lib/json-text/tree";

/** One line of the tree: the key, the value, and copies of either on hover and focus. */
export function JsonLineRow({
  line,
  onToggle,
  isOneLine,
}: {
  line: JsonLine;
  onToggle: (path: string) => void;
  isOneLine: boolean;
}) {
  const { node, label, path, depth, isOpen, isMatch } = line;
  const size = node.kind === "object" ? node.entries.length : node.kind === "array" ? node.items.length : 0;
  const name = label === null ? "value" : label;
  return (
    <div
      style={{ paddingLeft: 8 + depth * 14 }}
      className={cn(
        "group/line relative flex min-h-6 items-start pr-16 hover:bg-hover",
        isOneLine && "h-6 whitespace-nowrap",
        isMatch && "bg-accent-soft",
      )}
    >
      {size > 0 ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? "Fold" : "Unfold"} ${name}`}
          onClick={() => onToggle(path)}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted-foreground"
        >
          <ChevronRight aria-hidden className={cn("size-3", isOpen && "rotate-90")} />
        </button>
      ) : (
        <span className="w-6 shrink-0" />
      )}
      <span className={cn("min-w-0 py-1", isOneLine ? "truncate" : "break-words")}>
        {label !== null && <span className="text-muted-foreground">{label}: </span>}
        <Value node={node} isOpen={isOpen} isOneLine={isOneLine} />
      </span>
      <span className="absolute top-0 right-1 flex bg-inherit opacity-0 focus-within:opacity-100 group-hover/line:opacity-100">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Copy path of ${name}`}
          title={`Copy path ${path}`}
          onClick={async () => {
            if (await copyText(path)) toast(`Copied ${path}`);
          }}
        >
          <Route aria-hidden />
        </Button>
        <CopyButton
          text={() => (node.kind === "string" ? node.value : printJson(node))}
          label={`value of ${name}`}
        />
      </span>
    </div>
  );
}

const clippedChars = 600;

function Value({ node, isOpen, isOneLine }: { node: JsonNode; isOpen: boolean; isOneLine: boolean }) {
  const [isWhole, setWhole] = useState(false);
  switch (node.kind) {
    case "object":
    case "array":
      return <Container node={node} isOpen={isOpen} />;
    case "number":
      return <span className="text-json-number">{node.text}</span>;
    case "literal":
      return <span className="text-json-literal">{node.text}</span>;
    case "string": {
      const shown = isWhole ? node.value : node.value.slice(0, isOneLine ? 300 : clippedChars);
      const hidden = node.value.length - shown.length;
      return (
        <>
          <span className={cn("text-json-string", !isOneLine && "whitespace-pre-wrap")}>"{shown}</span>
          {hidden > 0 && !isOneLine ? (
            <Button variant="ghost" className="mx-1 h-6" onClick={() => setWhole(true)}>
              show {formatCount(hidden)} more
            </Button>
          ) : (
            <span className="text-json-string">{hidden > 0 ? "…" : ""}"</span>
          )}
        </>
      );
    }
  }
}

function Container({
  node,
  isOpen,
}: {
  node: Extract<JsonNode, { kind: "object" | "array" }>;
  isOpen: boolean;
}) {
  const isObject = node.kind === "object";
  const size = isObject ? node.entries.length : node.items.length;
  const noun = isObject ? (size === 1 ? "key" : "keys") : size === 1 ? "item" : "items";
  const [open, close] = isObject ? ["{", "}"] : ["[", "]"];
  if (size === 0) return <span className="text-muted-foreground">{open + close}</span>;
  return (
    <span className="text-muted-foreground">
      {open}
      {!isOpen && ` ${formatCount(size)} ${noun} ${close}`}
    </span>
  );
}
