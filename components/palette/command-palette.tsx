"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { PickList } from "@/components/filters/pick-list";
import { cn } from "@/components/ui/cn";
import { popupStyle } from "@/components/ui/popup-style";
import { matchCommands } from "@/lib/palette/match-commands";
import { usePaletteCommands } from "./use-palette-commands";

/** One door to everything, on Ctrl+K or Cmd+K from anywhere, text fields included. */
export function CommandPalette() {
  const [isOpen, setOpen] = useState(false);
  useHotkeys("mod+k", () => setOpen((before) => !before), {
    enableOnFormTags: true,
    enableOnContentEditable: true,
    preventDefault: true,
  });
  return (
    <Base.Root open={isOpen} onOpenChange={setOpen}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cn(
            popupStyle,
            "fixed top-[12vh] left-1/2 z-50 w-[min(36rem,calc(100vw-1rem))] -translate-x-1/2 rounded-xl",
          )}
        >
          <Base.Title className="sr-only">Commands</Base.Title>
          <Commands onClose={() => setOpen(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Mounted while the palette is open, so that it starts empty each time. */
function Commands({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const { asTyped, commands } = usePaletteCommands(query);
  const found = [...asTyped, ...matchCommands(query, commands)];
  return (
    <PickList
      label="Commands"
      placeholder="Go to, open a view, filter, jump to a request id"
      className="max-h-[60vh]"
      query={query}
      onQuery={setQuery}
      options={found}
      onPick={(id) => {
        onClose();
        found.find((command) => command.id === id)?.run();
      }}
      onCancel={onClose}
    />
  );
}
