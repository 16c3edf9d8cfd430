"use client";

import { ChevronDown, X } from "lucide-react";
import { useEffect, useState } from "react";
import { PickList } from "@/components/filters/pick-list";
import { useRefreshKnownFields } from "@/components/filters/use-known-fields";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { groupLabel } from "@/lib/metrics-view/group-fields";
import { groupOptions } from "@/lib/metrics-view/group-options";

const refreshMs = 3_000;

/** Chooses a field or a property to group by. Keys that were sent a moment ago are offered, too. */
export function GroupChoice({
  label,
  value,
  except,
  isWithoutTime = false,
  onChange,
  onClear,
}: {
  /** What is done with the chosen one, such as `By`. */
  label: string;
  /** Its name, such as `property.feature`; null when there is none. */
  value: string | null;
  /** One that is not offered, as it is chosen elsewhere. */
  except?: string | null;
  /** Whether parts of the time are left out, where they make no sense. */
  isWithoutTime?: boolean;
  onChange: (name: string) => void;
  /** Where there may be none: what removes the chosen one. */
  onClear?: () => void;
}) {
  const { known } = useSelection();
  const refreshKnown = useRefreshKnownFields();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  useEffect(() => {
    if (!isOpen) return;
    refreshKnown();
    // A call is in the database a moment after its answer, perhaps while the reader is looking for its key.
    const timer = setInterval(refreshKnown, refreshMs);
    return () => clearInterval(timer);
  }, [isOpen, refreshKnown]);
  const hasClear = onClear !== undefined && value !== null;
  return (
    <div className="flex min-w-0">
      <Popover
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          setQuery("");
        }}
      >
        <PopoverTrigger
          render={<Button className={hasClear ? "min-w-0 shrink rounded-r-none" : "min-w-0 shrink"} />}
        >
          <span className="text-muted-foreground">{label}</span>
          {value !== null && <span className="max-w-40 truncate">{groupLabel(value, known)}</span>}
          <ChevronDown aria-hidden className="text-muted-foreground" />
        </PopoverTrigger>
        <PopoverContent aria-label={label} className="w-72">
          <PickList
            label={label}
            placeholder="Search properties and fields"
            query={query}
            onQuery={setQuery}
            options={groupOptions(query, known, { except, isWithoutTime })}
            initialId={value ?? undefined}
            onPick={(name) => {
              onChange(name);
              setOpen(false);
            }}
            onCancel={() => setOpen(false)}
          />
        </PopoverContent>
      </Popover>
      {hasClear && (
        <Button
          size="icon"
          aria-label={`${label}: none`}
          title="Remove"
          className="rounded-l-none border-l-0"
          onClick={onClear}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
