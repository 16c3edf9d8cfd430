"use client";

import { Ellipsis, TagsIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { formatCount } from "@/lib/format/format";
import { BulkEditDialog } from "./bulk-edit-dialog";

/** What can be done with all requests of the list at once. */
export function RequestActions({ total }: { total: number | undefined }) {
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      <Menu>
        <MenuTrigger render={<Button size="icon" aria-label="Actions" title="Actions" />}>
          <Ellipsis aria-hidden className="text-muted-foreground" />
        </MenuTrigger>
        <MenuContent>
          <MenuItem onClick={() => setEditing(true)}>
            <TagsIcon aria-hidden />
            Edit properties…
            {total !== undefined && (
              <span className="ml-auto pl-4 text-muted-foreground text-xs">{formatCount(total)}</span>
            )}
          </MenuItem>
        </MenuContent>
      </Menu>
      <BulkEditDialog isOpen={isEditing} onOpen={setEditing} />
    </>
  );
}
