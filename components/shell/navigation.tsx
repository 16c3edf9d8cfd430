"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { screens } from "./screens";

/** The screens of the dashboard, the one the reader is on marked. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {screens.map(({ href, label, Icon }) => {
          const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                onClick={onNavigate}
                className={cn(
                  "flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted-foreground transition-colors hover:bg-hover hover:text-foreground",
                  isCurrent && "bg-muted text-foreground",
                )}
              >
                <Icon aria-hidden className={cn("size-4 shrink-0", isCurrent && "text-accent-text")} />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
