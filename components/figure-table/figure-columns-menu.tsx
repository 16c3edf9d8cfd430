"use client";

import { Columns3 } from "lucide-react";
import { useId, useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { FigureColumn } from "./figure-column";

/** Which columns of a table of figures are shown. The first, which names the row, always is. */
export function FigureColumnsMenu<Row, Key extends string>({
  columns,
  shown,
  onShown,
}: {
  columns: readonly FigureColumn<Row, Key>[];
  shown: readonly Key[];
  /** Null for those that are shown by default. */
  onShown: (shown: Key[] | null) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  useShortcut("c", () => setOpen(true));
  const choosable = columns.slice(1);
  const toggle = (key: Key, isShown: boolean) =>
    onShown(
      choosable.map((column) => column.key).filter((each) => (each === key ? isShown : shown.includes(each))),
    );
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger render={<Button aria-label="Columns" title="Columns (c)" />}>
        <Columns3 aria-hidden className="text-muted-foreground" />
        <span className="hidden lg:inline">Columns</span>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns" className="w-60">
        <ul className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1">
          {choosable.map(({ key, label }) => (
            <li key={key}>
              <label
                htmlFor={`${id}-${key}`}
                className="flex h-8 items-center gap-2 rounded-md px-2 hover:bg-hover"
              >
                <Checkbox
                  id={`${id}-${key}`}
                  checked={shown.includes(key)}
                  onCheckedChange={(isShown) => toggle(key, isShown)}
                />
                {label}
              </label>
            </li>
          ))}
        </ul>
        <div className="flex items-center justify-between border-t px-3 py-2 text-muted-foreground text-xs">
          {shown.length} of {choosable.length} shown
          <Button variant="ghost" onClick={() => onShown(null)}>
            Reset
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
