import { ChevronRight } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { CostSum } from "@/components/figure-table/cost-sum";
import { count } from "@/components/figure-table/figure-text";
import { cn } from "@/components/ui/cn";
import { formatCount, formatDuration } from "@/lib/format/format";
import { describeStatus } from "@/lib/format/status";
import type { RequestRow, StepRow, TreeRow } from "@/lib/session-view/tree-rows";
import { SpanStatus } from "./span-status";

/** The columns of the tree's rows and of its head, as many as there is room for. */
export const treeColumns =
  "grid items-center gap-x-3 grid-cols-[minmax(0,1fr)_6rem] @lg:grid-cols-[minmax(0,1fr)_5rem_6rem] @xl:grid-cols-[minmax(0,1fr)_6rem_5rem_6rem] @3xl:grid-cols-[minmax(0,1fr)_6rem_5rem_5rem_6rem]";

interface Line {
  index: number;
  topPx: number;
  heightPx: number;
  isTabStop: boolean;
  isOpen: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPress: () => void;
}

/** One line of the tree: a step with what it comes to, or a request. */
export function TreeLine({
  row,
  index,
  topPx,
  heightPx,
  isTabStop,
  isOpen,
  onFocus,
  onKeyDown,
  onPress,
}: Line & { row: TreeRow }) {
  return (
    <div
      role="treeitem"
      data-line={index}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.kind === "step" ? row.isExpanded : undefined}
      aria-current={isOpen || undefined}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={onPress}
      style={{ height: heightPx, transform: `translateY(${topPx}px)` }}
      className={cn(
        treeColumns,
        "-outline-offset-2 absolute inset-x-0 top-0 cursor-default border-b bg-surface pr-4 pl-2 hover:bg-hover aria-[current]:bg-selected",
      )}
    >
      {row.kind === "step" ? <StepCells row={row} /> : <RequestCells row={row} />}
    </div>
  );
}

function StepCells({ row }: { row: StepRow }) {
  const { name, path, figures } = row.node;
  const requests = `${formatCount(figures.requests)} ${figures.requests === 1 ? "request" : "requests"}`;
  return (
    <>
      <Name level={row.level}>
        <ChevronRight
          aria-hidden
          className={cn(
            "size-3.5 shrink-0 text-muted-foreground transition-transform duration-100",
            row.isExpanded && "rotate-90",
          )}
        />
        <span title={path} className="truncate font-medium">
          {name.slice(0, 200)}
        </span>
        <span className="shrink-0 text-muted-foreground text-xs">{requests}</span>
      </Name>
      <Cell label="errors" className="hidden @xl:block">
        {count(figures.errors, { isAlarming: true })}
      </Cell>
      <Cell label="tokens" className="hidden @3xl:block">
        {count(figures.tokens)}
      </Cell>
      <Cell label="latency" className="hidden @lg:block">
        {formatDuration(figures.latencyMs)}
      </Cell>
      <Cell label="cost">
        <CostSum usd={figures.costUsd} unpriced={figures.unpriced} />
      </Cell>
    </>
  );
}

function RequestCells({ row: { span, step, level } }: { row: RequestRow }) {
  const tokens = (span.prompt_tokens ?? 0) + (span.completion_tokens ?? 0);
  return (
    <>
      <Name level={level}>
        <SpanStatus span={span} />
        {step !== null && (
          <span title={span.path} className="max-w-[50%] shrink-0 truncate font-medium">
            {step}
          </span>
        )}
        <span className="shrink-0 text-muted-foreground text-xs">{span.model}</span>
        <span className="min-w-0 truncate text-muted-foreground">
          {span.error_message || span.request_preview}
        </span>
      </Name>
      <span className="hidden whitespace-nowrap text-right text-danger-text @xl:block">
        {span.is_failed && describeStatus(span.status, span.outcome).label}
      </span>
      <Cell label="tokens" className="hidden @3xl:block">
        {count(tokens)}
      </Cell>
      <Cell label="latency" className="hidden @lg:block">
        {formatDuration(span.latency_ms)}
      </Cell>
      <Cell label="cost">
        <CostSum usd={span.cost_usd} unpriced={0} />
      </Cell>
    </>
  );
}

function Name({ level, children }: { level: number; children: ReactNode }) {
  return (
    <span
      // Deep steps stay readable: beyond the eighth level the indent no longer grows.
      style={{ paddingLeft: 8 + (Math.min(level, 8) - 1) * 18 }}
      className="flex min-w-0 items-center gap-2"
    >
      {children}
    </span>
  );
}

/** A figure; its column's head is not read out with it, so it says itself what it is. */
function Cell({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <span className={cn("whitespace-nowrap text-right", className)}>
      <span className="sr-only">, {label} </span>
      {children}
    </span>
  );
}
