"use client";

import { BellOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";

const hourMs = 3_600_000;
const choices = [
  ["15 minutes", hourMs / 4],
  ["1 hour", hourMs],
  ["4 hours", 4 * hourMs],
  ["1 day", 24 * hourMs],
  ["1 week", 168 * hourMs],
] as const;

/** For how long nobody is to be told. */
export function SnoozeMenu({
  what,
  isSnoozed,
  onSnooze,
}: {
  what: string;
  isSnoozed: boolean;
  onSnooze: (forMs: number) => void;
}) {
  return (
    <Menu>
      <MenuTrigger render={<Button variant="ghost" />} aria-label={`Snooze ${what}`}>
        <BellOff aria-hidden />
        Snooze
      </MenuTrigger>
      <MenuContent>
        {choices.map(([label, forMs]) => (
          <MenuItem key={label} onClick={() => onSnooze(forMs)}>
            For {label}
          </MenuItem>
        ))}
        {isSnoozed && <MenuItem onClick={() => onSnooze(0)}>Wake now</MenuItem>}
      </MenuContent>
    </Menu>
  );
}
