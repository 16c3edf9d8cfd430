"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The head of every page about properties: where one is, the pages beside it, and the page's own controls. */
export function PropertiesHeader({ children }: { children?: ReactNode }) {
  const pathname = usePathname();
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b bg-background px-4 py-2">
      <h1 className="font-semibold text-base tracking-tight">Properties</h1>
      <nav aria-label="Properties">
        <ul className="flex gap-0.5">
          {pages.map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={pathname === href ? "page" : undefined}
                className={cn(
                  "flex h-7 items-center rounded-md px-2.5 font-medium text-muted-foreground hover:bg-hover hover:text-foreground",
                  pathname === href && "bg-muted text-foreground",
                )}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="ml-auto flex min-w-0 flex-wrap items-center gap-1.5 empty:hidden">{children}</div>
    </div>
  );
}

const pages = [
  { href: "/properties", label: "Keys" },
  { href: "/properties/rules", label: "Rules" },
  { href: "/properties/journal", label: "Journal" },
] as const;
