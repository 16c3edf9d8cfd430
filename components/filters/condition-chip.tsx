"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { findOperator } from "@/lib/fields/operators";
import { describeOperands } from "@/lib/filter-bar/describe-condition";
import { operandsOf } from "@/lib/filter-bar/edit";
import { fieldLabel } from "@/lib/filter-bar/known-field";
import type { Condition } from "@/lib/filters";
import { ConditionEditor, type EditorStage } from "./condition-editor";
import { selectOnShift } from "./select-on-shift";

/** A condition as a sentence of three buttons, each of which changes its part, and one that removes it. */
export function ConditionChip({
  condition,
  onChange,
  onRemove,
  isSelected = false,
  onSelect,
}: {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
  isSelected?: boolean;
  onSelect?: (isExtending: boolean) => void;
}) {
  const { known } = useSelection();
  const [stage, setStage] = useState<EditorStage | null>(null);
  const label = fieldLabel(condition.field, known);
  const operands = operandsOf(condition);
  const shown = describeOperands(condition);
  const parts: { stage: EditorStage; text: string; label: string; title?: string; className: string }[] = [
    { stage: "field", text: label, label: "Change the field", className: "max-w-40 text-muted-foreground" },
    {
      stage: "operator",
      text: findOperator(condition.operator)?.label ?? condition.operator,
      label: "Change the comparison",
      className: "shrink-0 text-muted-foreground",
    },
    ...(operands.length > 0
      ? [
          {
            stage: "value" as const,
            text: shown,
            label: "Change the value",
            title: operands.join("\n").slice(0, 1_000),
            className: "max-w-64 font-medium",
          },
        ]
      : []),
  ];
  return (
    <Popover open={stage !== null} onOpenChange={(isOpen) => !isOpen && setStage(null)}>
      <fieldset
        aria-label={`${label} ${parts
          .slice(1)
          .map(({ text }) => text)
          .join(" ")}`}
        data-selected={isSelected || undefined}
        onPointerDownCapture={(event) => selectOnShift(event, onSelect)}
        className="flex h-6.5 min-w-0 max-w-full items-center rounded-sm border bg-muted text-xs data-selected:ring-2 data-selected:ring-ring"
      >
        {parts.map((part) => (
          <PopoverTrigger
            key={part.stage}
            nativeButton
            title={part.title ?? part.label}
            aria-label={`${part.label}: ${part.text}`}
            onClick={(event) => {
              event.preventDefault();
              setStage(part.stage);
            }}
            className={cn("h-full min-w-6 truncate px-1 first:pl-2 hover:bg-hover", part.className)}
          >
            {part.text}
          </PopoverTrigger>
        ))}
        <button
          type="button"
          aria-label={`Remove ${label}`}
          onClick={onRemove}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted-foreground hover:bg-hover hover:text-foreground"
        >
          <X aria-hidden className="size-3" />
        </button>
      </fieldset>
      <PopoverContent aria-label={`Filter ${label}`} className="w-80">
        {stage && (
          <ConditionEditor
            initial={condition}
            initialStage={stage}
            onApply={(next) => {
              onChange(next);
              setStage(null);
            }}
            onCancel={() => setStage(null)}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}
