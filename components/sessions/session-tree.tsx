"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { buildPathTree, type PathNode } from "@/lib/session-view/path-tree";
import type { SessionSpan } from "@/lib/session-view/span";
import { closedAtFirst, pathsOf, treeRows } from "@/lib/session-view/tree-rows";
import { FormBar } from "./form-bar";
import { TreeLine, treeColumns } from "./tree-line";
import { useTreeWalk } from "./use-tree-walk";

const rowHeightPx = 34;

/** The requests of a session as a tree of its steps, with what each step comes to. */
export function SessionTree({
  lead,
  spans,
  openId,
  onOpen,
}: {
  lead: ReactNode;
  spans: readonly SessionSpan[];
  openId: string | null;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
}) {
  const root = useMemo(() => buildPathTree(spans), [spans]);
  const steps = useMemo(() => pathsOf(root), [root]);
  const walk = useTreeWalk(() => closedAtFirst(root));
  const rows = useMemo(() => treeRows(root, walk.closed), [root, walk.closed]);
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollPaddingStart: rowHeightPx,
    scrollPaddingEnd: 8,
  });
  const focusRow = (index: number) => {
    virtualizer.scrollToIndex(index);
    // The row exists one frame after the scroll that brings it into view.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const row = scrollRef.current?.querySelector<HTMLElement>(`[data-line="${index}"]`);
        row?.focus({ preventScroll: true });
      }),
    );
  };
  const tabStop = Math.max(
    0,
    rows.findIndex(({ id }) => id === walk.currentId),
  );
  return (
    <>
      <FormBar lead={lead}>
        {hasSteps(root) && (
          <div className="ml-auto flex gap-1.5">
            <Button variant="ghost" onClick={() => walk.setClosed(new Set())}>
              <ChevronsUpDown aria-hidden />
              Open all
            </Button>
            <Button variant="ghost" onClick={() => walk.setClosed(new Set(steps))}>
              <ChevronsDownUp aria-hidden />
              Close all
            </Button>
          </div>
        )}
      </FormBar>
      <div ref={scrollRef} className="@container min-h-0 flex-1 scroll-pt-9 overflow-auto border-t">
        <div
          aria-hidden
          className={cn(
            treeColumns,
            "sticky top-0 z-10 h-8 border-b bg-background px-4 font-medium text-muted-foreground text-xs",
          )}
        >
          <span>Step</span>
          <span className="hidden text-right @xl:block">Errors</span>
          <span className="hidden text-right @3xl:block">Tokens</span>
          <span className="hidden text-right @lg:block">Latency</span>
          <span className="text-right">Cost</span>
        </div>
        <div
          role="tree"
          tabIndex={-1}
          aria-label="Steps"
          style={{ height: virtualizer.getTotalSize() }}
          className="relative"
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row ? (
              <TreeLine
                key={row.id}
                row={row}
                index={index}
                topPx={start}
                heightPx={rowHeightPx}
                isTabStop={index === tabStop}
                isOpen={row.id === openId}
                onFocus={() => walk.setCurrentId(row.id)}
                onKeyDown={(event) => walk.onKeyDown(event, rows, { focusRow, onOpen })}
                onPress={() => (row.kind === "step" ? walk.toggle(row.id) : onOpen(row.id, "mouse"))}
              />
            ) : null;
          })}
        </div>
      </div>
    </>
  );
}

function hasSteps({ children }: PathNode): boolean {
  return children.some((child) => child.children.length > 0 || child.spans.length > 1);
}
