"use client";

import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { type TextTable, textTableFormats } from "@/lib/exports/text-table";
import { saveText } from "./save-text";

/** Saves a table of the screen as a file, written as exports of requests are. */
export function TableExport({
  name,
  table,
  children,
}: {
  /** Stands in the names of the files, with hyphens between its words. */
  name: string;
  table: () => TextTable;
  /** Other ways to save it, as items of the menu. */
  children?: ReactNode;
}) {
  const label = `Save ${name.replaceAll("-", " ")}`;
  return (
    <Menu>
      <MenuTrigger render={<Button variant="ghost" size="icon-sm" aria-label={label} title={label} />}>
        <Download aria-hidden />
      </MenuTrigger>
      <MenuContent>
        {children}
        {Object.entries(textTableFormats).map(([extension, { label, mediaType, text }]) => (
          <MenuItem
            key={extension}
            onClick={() => saveText({ name: `facet-${name}.${extension}`, mediaType, text: text(table()) })}
          >
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
