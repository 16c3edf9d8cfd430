"use client";

import { GripVertical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { moveAt, negated, partAt, replaceAt, unwrapAt, wrapAt } from "@/lib/filter-bar/edit";
import { builderDepthMax, type DraftProps } from "./draft";

/** Moves a part about: what a mouse would drag, the keyboard chooses here. */
export function PartMenu({ draft, onDraft, path, depth, siblings }: DraftProps & { siblings: number }) {
  const place = path.at(-1) ?? 0;
  const part = partAt(draft, path);
  const isGroup = part?.type === "and" || part?.type === "or";
  const parent = path.slice(0, -1);
  const items = [
    { label: "Move up", isOn: place > 0, next: () => moveAt(draft, path, -1) },
    { label: "Move down", isOn: place < siblings - 1, next: () => moveAt(draft, path, 1) },
    {
      label: part?.type === "not" ? "Drop the not" : "Negate",
      isOn: true,
      next: () => (part ? replaceAt(draft, path, negated(part)) : draft),
    },
    { label: "Put into a group", isOn: depth < builderDepthMax, next: () => wrapAt(draft, path) },
    {
      label: "Move out of the group",
      isOn: parent.length > 0 && siblings === 1,
      next: () => (part ? replaceAt(draft, parent, part) : draft),
    },
    { label: "Dissolve the group", isOn: isGroup, next: () => unwrapAt(draft, path) },
    { label: "Remove", isOn: true, next: () => replaceAt(draft, path, null) },
  ];
  return (
    <Menu>
      <MenuTrigger render={<Button variant="ghost" size="icon-sm" aria-label="Move or group this filter" />}>
        <GripVertical aria-hidden />
      </MenuTrigger>
      <MenuContent align="start">
        {items
          .filter(({ isOn }) => isOn)
          .map(({ label, next }) => (
            <MenuItem key={label} onClick={() => onDraft(next())}>
              {label}
            </MenuItem>
          ))}
      </MenuContent>
    </Menu>
  );
}
