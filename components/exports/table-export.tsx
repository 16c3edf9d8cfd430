"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { type TextTable, textTableFormats } from "@/lib/exports/text-table";
import { saveText } from "./save-text";

/** Saves a table of the screen as a file, written as exports of requests are. */
export function TableExport({ name, table }: { name: string; table: () => TextTable }) {
  return (
    <Menu>
      <MenuTrigger
        render={<Button variant="ghost" size="icon-sm" aria-label={`Save ${name}`} title={`Save ${name}`} />}
      >
        <Download aria-hidden />
      </MenuTrigger>
      <MenuContent>
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
