"use client";

import { type HotkeyCallback, useHotkeys } from "react-hotkeys-hook";
import { useStored } from "@/components/ui/use-stored";

/**
 * Runs `callback` on a single key, such as `r` or `g>r`. Never while typing or inside an open menu or dialog, and
 * not at all when the reader has turned single keys off. Escape and the arrows are no letters: they stay.
 */
export function useShortcut(
  keys: string,
  callback: HotkeyCallback,
  { enabled = true, unless }: { enabled?: boolean; unless?: (target: EventTarget | null) => boolean } = {},
): void {
  const [isOn] = useSingleKeys();
  // Where a sign stands, and with which modifiers it is typed, differs from keyboard to keyboard.
  const isSign = /^[^a-z0-9]$/.test(keys);
  const isLetterFree = ["escape", "up", "down"].includes(keys);
  useHotkeys(keys, callback, {
    enabled: enabled && (isOn || isLetterFree),
    ignoreEventWhen: (event) => event.defaultPrevented || isLayerOpen() || unless?.(event.target) === true,
    preventDefault: true,
    useKey: isSign,
    ignoreModifiers: isSign,
  });
}

/** Whether single-key shortcuts are on; a reader who speaks to the machine may need them off (WCAG 2.1.4). */
export function useSingleKeys(): [isOn: boolean, set: (isOn: boolean) => void] {
  return useStored("single-keys", true, (value) => (typeof value === "boolean" ? value : undefined));
}

/**
 * A menu or dialog takes the keys from the moment it opens, also before the focus has moved into it. One that is on
 * its way out no longer does.
 */
function isLayerOpen(): boolean {
  return document.querySelector(layers) !== null;
}

const layers = ["dialog", "alertdialog", "menu", "listbox"]
  .map((role) => `[role="${role}"][data-open]`)
  .join(",");
