import Link from "next/link";
import type { ReactNode } from "react";
import { CommandPalette } from "@/components/palette/command-palette";
import { GlobalShortcuts } from "./global-shortcuts";
import { HelpDialog } from "./help-dialog";
import { Mark } from "./mark";
import { MobileNavigation } from "./mobile-navigation";
import { Navigation } from "./navigation";
import { SignOutButton } from "./sign-out-button";
import { StorageBanner } from "./storage-banner";
import { ThemeSwitch } from "./theme-switch";

/** The frame of every signed-in screen: navigation at the left, or a bar on top where there is little room. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#main"
        className="sr-only z-60 rounded-md bg-accent px-3 py-2 text-accent-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-3 md:hidden">
        <MobileNavigation>
          <SignOutButton isLabelled />
        </MobileNavigation>
        <Brand />
        <div className="ml-auto flex items-center gap-1">
          <ThemeSwitch />
        </div>
      </header>
      <aside className="hidden w-48 shrink-0 flex-col border-r bg-background px-2 pb-2 md:flex">
        <div className="flex h-12 items-center px-2">
          <Brand />
        </div>
        <Navigation />
        <div className="mt-auto flex items-center gap-0.5">
          <ThemeSwitch />
          <HelpDialog />
          <div className="ml-auto">
            <SignOutButton />
          </div>
        </div>
      </aside>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <StorageBanner />
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <GlobalShortcuts />
      <CommandPalette />
    </div>
  );
}

function Brand() {
  return (
    <Link
      href="/overview"
      className="flex items-center gap-2 rounded-sm font-semibold text-base tracking-tight"
    >
      <Mark className="size-5" />
      Facet
    </Link>
  );
}
