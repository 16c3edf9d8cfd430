"use client";

import { Copy } from "lucide-react";
import { toast } from "sonner";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { filterCurl } from "@/lib/filter-bar/filter-curl";
import { printText, printWire } from "@/lib/filters";
import { frozenLink } from "@/lib/selection/links";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { shortLink } from "./short-link";

/** Takes the filter elsewhere: as a link, as text, or as what the API takes. */
export function CopyMenu() {
  const { filter, range } = useSelection();
  const copy = async (what: string, text: string | Promise<string>) => {
    if (await copyText(await text)) toast(`${what} copied.`);
  };
  const items = [
    {
      label: "Link",
      hint: "the time range moves on",
      run: () => copy("Link", shortLink(window.location.href)),
      isOffered: true,
    },
    {
      label: "Link to this very time",
      hint: "the time range stands still",
      run: () => copy("Link", shortLink(frozenLink(window.location.href, range, Date.now()))),
      isOffered: range.kind === "relative",
    },
    { label: "Text", run: () => copy("Filter", printText(filter)), isOffered: true },
    {
      label: "JSON",
      hint: "as the API takes it",
      run: () => copy("Filter", JSON.stringify(printWire(filter), null, 2)),
      isOffered: true,
    },
    {
      label: "cURL",
      hint: "set FACET_API_KEY",
      run: () => copy("Command", filterCurl(filter, wireTimeRange(range), window.location.origin)),
      isOffered: true,
    },
  ];
  return (
    <Menu>
      <MenuTrigger render={<Button size="icon" aria-label="Copy filter" title="Copy filter" />}>
        <Copy aria-hidden />
      </MenuTrigger>
      <MenuContent>
        {items
          .filter(({ isOffered }) => isOffered)
          .map(({ label, hint, run }) => (
            <MenuItem key={label} onClick={run}>
              {label}
              {hint && <span className="ml-auto pl-4 text-muted-foreground text-xs">{hint}</span>}
            </MenuItem>
          ))}
      </MenuContent>
    </Menu>
  );
}
