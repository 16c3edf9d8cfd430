"use client";

import { Code2, ListFilter, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { useStored } from "@/components/ui/use-stored";
import { emptyFilterParam } from "@/lib/filter-bar/filter-param";
import { printUrl } from "@/lib/filters";
import { BuilderPopover } from "./builder/builder-popover";
import { ChipBox } from "./chip-box";
import { CopyMenu } from "./copy-menu";
import { TextEditor } from "./text-editor";

/** The filter of the page in one box: as chips, or as text; both are drawn from the same tree. */
export function FilterBar({ start }: { start?: ReactNode }) {
  const { filter, param, changeParam } = useSelection();
  const [mode, setMode] = useStored<"chips" | "text">("filters.mode", "chips", readMode);
  const rootRef = useRef<HTMLDivElement>(null);
  const focus = () => rootRef.current?.querySelector<HTMLElement>("[data-filter-input]")?.focus();
  useShortcut("f", focus);
  useShortcut("/", focus);
  const isEmpty = printUrl(filter) === "" && param.unread.length === 0;
  return (
    <search
      ref={rootRef}
      aria-label="Filter"
      className="flex shrink-0 flex-wrap items-start gap-1.5 border-b bg-background px-4 pb-2 sm:flex-nowrap"
    >
      {start && <div className="order-1 pt-1 sm:order-none">{start}</div>}
      <div className="relative flex min-h-9 min-w-0 flex-[1_1_100%] items-start sm:flex-1 rounded-md border border-border-strong bg-surface shadow-control focus-within:border-accent">
        <ListFilter aria-hidden className="mt-2.5 ml-2.5 size-3.5 shrink-0 text-muted-foreground" />
        {mode === "text" ? (
          // A change from elsewhere (a facet, "back") draws the text anew.
          <TextEditor key={printUrl(filter)} onLeave={() => setMode("chips")} />
        ) : (
          <ChipBox />
        )}
        {!isEmpty && (
          <Button
            variant="ghost"
            size="icon-sm"
            className="mt-[5px] mr-1.5"
            aria-label="Clear filter"
            title="Clear filter"
            onClick={() => {
              changeParam(emptyFilterParam);
              focus();
            }}
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      <div className="order-1 flex shrink-0 items-center gap-1 pt-1 sm:order-none">
        <Button
          size="icon"
          aria-label="Filter as text"
          aria-pressed={mode === "text"}
          title="Filter as text"
          onClick={() => {
            setMode(mode === "text" ? "chips" : "text");
            requestAnimationFrame(focus);
          }}
        >
          <Code2 aria-hidden />
        </Button>
        <BuilderPopover />
        <CopyMenu />
      </div>
    </search>
  );
}

function readMode(value: unknown): "chips" | "text" | undefined {
  return value === "text" || value === "chips" ? value : undefined;
}
