"use client";

import { Parentheses } from "lucide-react";
import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { type Filter, normalize, printText } from "@/lib/filters";
import { GroupEditor } from "./group-editor";

/** The filter as nested groups, edited as a draft that is applied as a whole. */
export function BuilderPopover() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger render={<Button size="icon" aria-label="Filter builder" title="Groups of filters" />}>
        <Parentheses aria-hidden />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Filter builder" className="w-[44rem]">
        <Builder onClose={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

/** Mounted when the popover opens, so that the draft starts from the filter as it is. */
function Builder({ onClose }: { onClose: () => void }) {
  const { filter, change } = useSelection();
  const [draft, setDraft] = useState<Filter>(() => asGroup(filter));
  const normal = normalize(draft);
  const text = printText(normal);
  return (
    <div className="flex max-h-(--available-height) flex-col">
      <div className="min-h-0 overflow-y-auto p-3">
        <GroupEditor draft={draft} onDraft={setDraft} path={[]} depth={1} />
      </div>
      <div className="flex items-center gap-2 border-t p-3">
        <p className="min-w-0 flex-1 truncate font-mono text-muted-foreground text-xs" title={text}>
          {text === "" ? "Every request" : text}
        </p>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          onClick={() => {
            change(normal);
            onClose();
          }}
        >
          Apply
        </Button>
      </div>
    </div>
  );
}

function asGroup(filter: Filter): Filter {
  return filter.type === "and" || filter.type === "or" ? filter : { type: "and", children: [filter] };
}
