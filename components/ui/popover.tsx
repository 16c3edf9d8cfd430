"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { popupStyle } from "./popup-style";

export const Popover = Base.Root;
export const PopoverTrigger = Base.Trigger;

/** What the trigger opens; focus moves in and comes back. It needs an `aria-label`. */
export function PopoverContent({
  align = "start",
  className,
  ...props
}: ComponentProps<typeof Base.Popup> & { align?: "start" | "center" | "end" }) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-50">
        <Base.Popup className={cn(popupStyle, "max-w-(--available-width)", className)} {...props} />
      </Base.Positioner>
    </Base.Portal>
  );
}
