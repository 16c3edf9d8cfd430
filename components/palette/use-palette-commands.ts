"use client";

import { useRouter } from "next/navigation";
import { useKnownFields } from "@/components/filters/use-known-fields";
import { screens } from "@/components/shell/screens";
import { useTheme } from "@/components/shell/use-theme";
import { useSavedViews } from "@/components/views/use-saved-views";
import { isUuid } from "@/lib/fields/operand";
import { readDraft } from "@/lib/filter-bar/commit";
import { addPart } from "@/lib/filter-bar/edit";
import { parseFilterParam, printFilterParam } from "@/lib/filter-bar/filter-param";
import { type Filter, printText } from "@/lib/filters";
import type { Command } from "@/lib/palette/match-commands";
import { pagesOfViews, viewUrlKey } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";
import { defaultTimeRange } from "@/lib/time-range/time-range";

export interface PaletteCommand extends Command {
  run: () => void;
}

/** What the palette offers, and what the typed text means by itself: a request's id, or a filter. */
export function usePaletteCommands(typed: string): { asTyped: PaletteCommand[]; commands: PaletteCommand[] } {
  const router = useRouter();
  const { setTheme } = useTheme();
  const views = useSavedViews().data ?? [];
  const { known } = useKnownFields(defaultTimeRange);
  const text = typed.trim();
  const read = /[:"(]/.test(text) && !isUuid(text) ? readDraft(text, known) : undefined;
  const asTyped: PaletteCommand[] = [
    ...(isUuid(text)
      ? [
          {
            id: "jump",
            section: "Jump",
            label: `Request ${text}`,
            run: () => router.push(`/requests/${text.toLowerCase()}`),
          },
        ]
      : []),
    ...(read?.ok
      ? [
          {
            id: "filter",
            section: "Filter",
            label: `Filter requests: ${printText(read.filter)}`,
            run: () => router.push(withFilter(read.filter)),
          },
        ]
      : []),
  ];
  return {
    asTyped,
    commands: [
      ...screens.map(({ href, label }) => ({
        id: `go:${href}`,
        section: "Go to",
        label,
        run: () => router.push(href),
      })),
      ...views.map(({ id, name, page, filter_text }) => ({
        id: `view:${id}`,
        section: "Views",
        label: name,
        detail: filter_text ?? undefined,
        keywords: `open ${page}`,
        run: () => router.push(`${pagesOfViews[page].path}?${viewUrlKey}=${id}`),
      })),
      {
        id: "add-filter",
        section: "Filter",
        label: "Add a filter",
        detail: "f",
        run: focusFilter,
      },
      {
        id: "export",
        section: "Export",
        label: "Export requests",
        detail: "e",
        keywords: "download csv json parquet",
        run: () => (document.querySelector(exportButton) ? openExport() : router.push("/requests")),
      },
      ...(["light", "dark", "system"] as const).map((theme) => ({
        id: `theme:${theme}`,
        section: "Theme",
        label: `${theme.slice(0, 1).toUpperCase()}${theme.slice(1)}`,
        keywords: "mode appearance",
        run: () => setTheme(theme),
      })),
    ],
  };
}

/** The requests screen with one more condition; on that screen already, all else of it stays. */
function withFilter(part: Filter): string {
  const isThere = window.location.pathname === "/requests";
  const query = new URLSearchParams(isThere ? window.location.search : "");
  const { filter, unread } = parseFilterParam(query.get(selectionUrlKeys.filter) ?? "");
  query.set(selectionUrlKeys.filter, printFilterParam({ filter: addPart(filter, part), unread }));
  return `/requests?${query}`;
}

/** Once the palette has closed and given the focus back. */
function focusFilter(): void {
  setTimeout(() => document.querySelector<HTMLElement>("[data-filter-input]")?.focus(), 200);
}

const exportButton = "[data-export-button]";

/** Once the palette has closed and given the focus back. */
function openExport(): void {
  setTimeout(() => document.querySelector<HTMLElement>(exportButton)?.click(), 200);
}
