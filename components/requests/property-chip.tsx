"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ValueButtons } from "@/components/filters/value-buttons";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { PropertyForm } from "./property-form";
import type { PropertyEdit } from "./use-edit-property";

/** One property; pressing it opens what can be done with it. */
export function PropertyChip({
  propertyKey,
  value,
  onEdit,
}: {
  propertyKey: string;
  value: string;
  onEdit: (edit: PropertyEdit) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const apply = (edit: PropertyEdit) => {
    onEdit(edit);
    setOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        title={`${propertyKey}: ${value}`}
        className="flex h-7 max-w-full items-center overflow-hidden rounded-md border border-border-strong bg-surface text-xs hover:border-control data-popup-open:border-accent"
      >
        <span className="flex h-full max-w-40 shrink-0 items-center border-r bg-muted px-2 text-muted-foreground">
          <span className="truncate">{propertyKey}</span>
        </span>
        <span className="truncate px-2">
          {value === "" ? <span className="text-muted-foreground italic">empty</span> : value.slice(0, 200)}
        </span>
      </PopoverTrigger>
      <PopoverContent aria-label={`Property ${propertyKey}`} className="w-80 p-3">
        <PropertyForm
          fixedKey={propertyKey}
          initialValue={value}
          onSubmit={apply}
          onCancel={() => setOpen(false)}
        />
        <div className="mt-3 flex flex-wrap gap-1 border-t pt-2">
          <ValueButtons field={{ property: propertyKey }} value={value} onDone={() => setOpen(false)} />
        </div>
        <div className="mt-2 flex justify-between border-t pt-2">
          <CopyButton text={value} label="value">
            Copy value
          </CopyButton>
          <Button
            variant="ghost"
            className="text-danger-text hover:text-danger-text"
            onClick={() => apply({ key: propertyKey, value: undefined })}
          >
            <Trash2 aria-hidden />
            Remove
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
