"use client";

import { Link2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { shortLink } from "@/components/filters/short-link";
import { useShortcut } from "@/components/shell/use-shortcut";
import { TimeRangeControl } from "@/components/time-range/time-range-control";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-button";
import type { SavedViewControl } from "@/components/views/use-saved-view";
import { ViewNote } from "@/components/views/view-note";
import { ViewsMenu } from "@/components/views/views-menu";
import { useSelection } from "./selection-scope";

/**
 * The head of a page that looks at a selection: its name and how much there is of it, its saved views, the time range
 * and a link to it all, with the page's own controls around the time range. Stands within a `SelectionProvider`.
 */
export function SelectionHead({
  title,
  parent,
  summary,
  saved,
  before,
  children,
}: {
  title: string;
  /** The page above this one, shown in front of the title. */
  parent?: { href: string; label: string };
  /** How much is selected, read out as it changes. */
  summary?: ReactNode;
  /** The page's saved views, from `useSavedView`. */
  saved?: SavedViewControl;
  /** The page's own controls left of the time range. */
  before?: ReactNode;
  /** And those right of it. */
  children?: ReactNode;
}) {
  const { range, zone, changeRange, changeZone } = useSelection();
  const copyLink = async () => {
    if (await copyText(await shortLink(window.location.href))) toast("Link to this view copied.");
  };
  useShortcut("y", copyLink);
  return (
    <>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 bg-background px-4 py-2">
        <div className="flex min-w-0 items-baseline gap-1.5">
          {parent && (
            <>
              <Link href={parent.href} className="rounded-sm text-muted-foreground hover:text-foreground">
                {parent.label}
              </Link>
              <span aria-hidden className="text-muted-foreground">
                /
              </span>
            </>
          )}
          <h1 className="min-w-0 truncate font-semibold text-base tracking-tight">{title}</h1>
          <p aria-live="polite" className="ml-1 text-muted-foreground">
            {summary}
          </p>
        </div>
        {saved && <ViewsMenu saved={saved} />}
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-1.5">
          {before}
          <TimeRangeControl range={range} zone={zone} onRange={changeRange} onZone={changeZone} />
          {children}
          <Button
            size="icon"
            aria-label="Copy link to this view"
            title="Copy link to this view (y)"
            className="hidden sm:inline-flex"
            onClick={copyLink}
          >
            <Link2 aria-hidden className="text-muted-foreground" />
          </Button>
        </div>
      </div>
      {saved && <ViewNote saved={saved} />}
    </>
  );
}
