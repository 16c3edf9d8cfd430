"use client";

import { Ban, FileText } from "lucide-react";
import { formatCount } from "@/lib/format/format";
import { Fold } from "./fold";
import { LongText } from "./long-text";
import { Media } from "./media";
import type { ShownPart } from "./pair-tools";
import { ToolCallCard, ToolOutput } from "./tool-call-card";

/** One part of a message, drawn by what it is. */
export function MessagePart({ part, role }: { part: ShownPart; role: string }) {
  switch (part.type) {
    case "text":
      // Prompts are shown as they were sent; only what a model writes is meant as Markdown.
      return <LongText text={part.text} isMarkdown={role === "assistant"} />;
    case "reasoning":
      return (
        <Fold title="Reasoning" hint={part.text.slice(0, 120)}>
          <LongText text={part.text} isMarkdown />
        </Fold>
      );
    case "refusal":
      return (
        <div className="flex gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning-text">
          <Ban aria-hidden className="mt-0.5 size-4 shrink-0" />
          <div className="min-w-0">
            <strong className="font-medium">Refused</strong>
            <LongText text={part.text} isMarkdown={false} />
          </div>
        </div>
      );
    case "toolCall":
      return <ToolCallCard call={part} result={part.result} />;
    case "toolResult":
      return <ToolOutput text={part.text} label={part.id ? `Result of ${part.id}` : "Tool result"} />;
    case "image":
      return <Media kind="image" url={part.url} />;
    case "audio":
      return (
        <div className="flex flex-col gap-1.5">
          {part.url !== "" && <Media kind="audio" url={part.url} />}
          {part.transcript !== "" && <LongText text={part.transcript} isMarkdown={false} />}
        </div>
      );
    case "file":
      return (
        <p className="flex items-center gap-2 text-muted-foreground">
          <FileText aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">
            {part.name || "File"} {!part.url.startsWith("data:") && part.url}
          </span>
        </p>
      );
    case "embeddings":
      return (
        <p className="text-muted-foreground">
          {formatCount(part.count)} {part.count === 1 ? "embedding" : "embeddings"} of{" "}
          {formatCount(part.dimensions)} dimensions
        </p>
      );
    case "json":
      return <ToolOutput text={JSON.stringify(part.value, null, 2)} label="Other content" />;
  }
}
