"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { JsonLine } from "@/lib/json-text/tree";
import { JsonLineRow } from "./json-line-row";

/** Beyond this many lines only those in view exist. */
const virtualFrom = 500;
const lineHeightPx = 24;

/** The lines of the tree; long values wrap while there are few of them. */
export function JsonLines({
  lines,
  onToggle,
}: {
  lines: readonly JsonLine[];
  onToggle: (path: string) => void;
}) {
  return lines.length > virtualFrom ? (
    <VirtualLines lines={lines} onToggle={onToggle} />
  ) : (
    <ul className="overflow-x-auto py-1 font-mono text-xs">
      {lines.map((line) => (
        <li key={line.path}>
          <JsonLineRow line={line} onToggle={onToggle} isOneLine={false} />
        </li>
      ))}
    </ul>
  );
}

function VirtualLines({ lines, onToggle }: { lines: readonly JsonLine[]; onToggle: (path: string) => void }) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => lineHeightPx,
    overscan: 20,
  });
  return (
    <ScrollRegion
      ref={scrollRef}
      aria-label="JSON"
      className="max-h-[70dvh] overflow-auto py-1 font-mono text-xs"
    >
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line ? (
            <li
              key={line.path}
              className="absolute inset-x-0"
              style={{ height: lineHeightPx, transform: `translateY(${item.start}px)` }}
            >
              <JsonLineRow line={line} onToggle={onToggle} isOneLine />
            </li>
          ) : null;
        })}
      </ul>
    </ScrollRegion>
  );
}
