"use client";

import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { PickList } from "@/components/filters/pick-list";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatCount } from "@/lib/format/format";
import { useSessionNames } from "./use-sessions";

/** The names sessions have, with how many have each; one of them can be chosen. */
export function NamePicker({ name, onName }: { name: string | null; onName: (name: string | null) => void }) {
  const { filter, range } = useSelection();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const names = useSessionNames({ filter, range }, { enabled: isOpen });
  const shown = (names.data ?? []).filter((each) => each.name.toLowerCase().includes(query.toLowerCase()));
  const pick = (picked: string) => {
    onName(picked);
    setOpen(false);
  };
  return (
    <div className="flex">
      <Popover
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          setQuery("");
        }}
      >
        <PopoverTrigger
          render={<Button aria-pressed={name !== null} className={name === null ? "" : "rounded-r-none"} />}
        >
          <span className="max-w-40 truncate">
            {name === null ? "Name" : name === "" ? "No name" : `Name: ${name}`}
          </span>
          <ChevronDown aria-hidden />
        </PopoverTrigger>
        <PopoverContent aria-label="Session names" className="w-72">
          {names.isPending ? (
            <p role="status" className="px-3 py-4 text-muted-foreground">
              Loading the names…
            </p>
          ) : names.error && !names.data ? (
            <p role="alert" className="px-3 py-4 text-danger-text">
              The names could not be loaded: {names.error.message}
            </p>
          ) : (
            <PickList
              label="Session name"
              placeholder="Search names"
              query={query}
              onQuery={setQuery}
              options={shown.map((each) => ({
                id: optionId(each.name),
                label: each.name === "" ? "(no name)" : each.name,
                detail: formatCount(each.session_count),
              }))}
              initialId={name === null ? undefined : optionId(name)}
              onPick={(id) => pick(id.slice(1))}
              onCancel={() => setOpen(false)}
            />
          )}
        </PopoverContent>
      </Popover>
      {name !== null && (
        <Button
          size="icon"
          aria-label="Sessions of any name"
          title="Any name"
          className="rounded-l-none border-l-0"
          onClick={() => onName(null)}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}

/** No option's id may be empty, though a name may. */
function optionId(name: string): string {
  return `=${name}`;
}
