"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { popupStyle } from "./popup-style";

export const Dialog = Base.Root;
export const DialogTrigger = Base.Trigger;
export const DialogClose = Base.Close;

/** A modal window with its title, a sentence under it, and a way out. */
export function DialogContent({
  title,
  description,
  className,
  children,
}: {
  title: string;
  description?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Base.Viewport className="fixed inset-0 z-50 grid grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto p-4">
        <Base.Popup className={cn(popupStyle, "relative w-full max-w-md rounded-xl p-5", className)}>
          <Base.Title className="pr-8 font-semibold text-base">{title}</Base.Title>
          {description && (
            <Base.Description className="mt-1 text-muted-foreground text-sm">{description}</Base.Description>
          )}
          <div className="mt-4">{children}</div>
          <Base.Close
            render={<Button variant="ghost" size="icon" />}
            aria-label="Close"
            className="absolute top-4 right-4"
          >
            <X aria-hidden />
          </Base.Close>
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  );
}
