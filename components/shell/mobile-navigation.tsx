"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { Menu, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Navigation } from "./navigation";

/** The navigation as a sheet from the left, for narrow screens. */
export function MobileNavigation({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Base.Root open={isOpen} onOpenChange={setOpen}>
      <Base.Trigger render={<Button variant="ghost" size="icon-md" aria-label="Open navigation" />}>
        <Menu aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-y-0 left-0 z-50 flex w-64 max-w-[85vw] flex-col bg-surface p-3 shadow-popup outline-none transition-transform duration-150 data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <div className="mb-3 flex items-center justify-between pl-2">
            <Base.Title className="font-semibold">Navigation</Base.Title>
            <Base.Close render={<Button variant="ghost" size="icon-md" aria-label="Close navigation" />}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <Navigation onNavigate={() => setOpen(false)} />
          <div className="mt-auto">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
