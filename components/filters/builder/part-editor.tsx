"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { depthOf, negated, type Path, partAt, replaceAt } from "@/lib/filter-bar/edit";
import { type Filter, printText } from "@/lib/filters";
import { ConditionChip } from "../condition-chip";
import { builderDepthMax, type DraftProps, type InnerGroupProps } from "./draft";
import { PartMenu } from "./part-menu";

/** One part of a group: a condition, a group within it, or what is too deep to be drawn. */
export function PartEditor({
  draft,
  onDraft,
  path,
  depth,
  siblings,
  renderGroup,
}: DraftProps & { siblings: number; renderGroup: (props: InnerGroupProps) => ReactNode }) {
  const part = partAt(draft, path);
  if (!part) return null;
  const isNegated = part.type === "not";
  const inner = isNegated ? part.child : part;
  const innerPath: Path = isNegated ? [...path, 0] : path;
  const remove = () => onDraft(replaceAt(draft, path, null));
  const negate = () => onDraft(replaceAt(draft, path, negated(part)));
  const menu = <PartMenu draft={draft} onDraft={onDraft} path={path} depth={depth} siblings={siblings} />;

  if (inner.type === "condition") {
    return (
      <div className="flex min-w-0 items-center gap-1.5">
        {menu}
        {isNegated && (
          <Button
            className="h-6 border-danger bg-danger-soft px-2 text-danger-text"
            title="Drop the not"
            onClick={negate}
          >
            not
          </Button>
        )}
        <ConditionChip
          condition={inner}
          onChange={(next) => onDraft(replaceAt(draft, innerPath, next))}
          onRemove={remove}
        />
      </div>
    );
  }
  const isGroup = inner.type === "and" || inner.type === "or";
  if (!isGroup || depth + depthOf(inner) > builderDepthMax) return <DeepPart part={part} onRemove={remove} />;
  return (
    <div className="flex min-w-0 items-start gap-1.5">
      <div className="pt-2">{menu}</div>
      <div className="min-w-0 flex-1">
        {renderGroup({
          draft,
          onDraft,
          path: innerPath,
          depth: depth + 1,
          isNegated,
          onNegate: negate,
          onRemove: remove,
        })}
      </div>
    </div>
  );
}

function DeepPart({ part, onRemove }: { part: Filter; onRemove: () => void }) {
  return (
    <div className="flex min-w-0 items-center gap-2 rounded-md bg-muted px-2 py-1">
      <code className="min-w-0 flex-1 break-words text-xs">{printText(part)}</code>
      <span className="shrink-0 text-muted-foreground text-xs">edit as text</span>
      <Button variant="ghost" size="icon-sm" aria-label="Remove group" onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
