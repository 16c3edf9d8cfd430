"use client";

import { useState } from "react";
import { formatCount } from "@/lib/format/format";
import { Button } from "./button";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";

/** A browser lays out this much text without a pause. */
const shownCharsMax = 60_000;

/** Text in a fixed-width face with a button that copies all of it, also what is not shown. */
export function CodeBlock({
  code,
  label,
  wraps = false,
  highlightedLines,
  className,
}: {
  code: string;
  /** What is copied, such as "request body". */
  label: string;
  wraps?: boolean;
  /** Lines, counted from 0, that a reader has to change. */
  highlightedLines?: ReadonlySet<number>;
  className?: string;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? code : code.slice(0, shownCharsMax);
  return (
    <div className={cn("group/code relative rounded-lg border bg-surface", className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto rounded-lg py-2.5 font-mono text-xs leading-5">
        {highlightedLines ? (
          shown.split("\n").map((line, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity and never move.
              key={index}
              className={cn(
                "block min-h-5 border-transparent border-l-2 px-3 pr-10",
                highlightedLines.has(index) && "border-success bg-success-soft",
              )}
            >
              {highlightedLines.has(index) ? (
                <mark className="bg-transparent text-inherit">{line}</mark>
              ) : (
                line
              )}
            </span>
          ))
        ) : (
          <code className={cn("block px-3 pr-10", wraps && "whitespace-pre-wrap break-words")}>{shown}</code>
        )}
      </pre>
      {shown.length < code.length && (
        <div className="border-t p-2">
          <Button onClick={() => setWhole(true)}>
            Show {formatCount(code.length - shown.length)} more characters
          </Button>
        </div>
      )}
      <CopyButton
        text={code}
        label={label}
        size="icon"
        className="absolute top-1.5 right-1.5 border bg-surface shadow-control"
      />
    </div>
  );
}
