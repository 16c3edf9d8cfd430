"use client";

import { CircleHelp } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { shortcutGroups } from "./shortcut-list";
import { useShortcut, useSingleKeys } from "./use-shortcut";

/** All keys on one page, opened with `?`. */
export function HelpDialog() {
  const [isOpen, setOpen] = useState(false);
  const [isOn, setOn] = useSingleKeys();
  const checkboxId = useId();
  useShortcut("?", () => setOpen(true));
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button
            variant="ghost"
            size="icon"
            aria-label="Keyboard shortcuts"
            title="Keyboard shortcuts (?)"
          />
        }
      >
        <CircleHelp aria-hidden />
      </DialogTrigger>
      <DialogContent
        title="Keyboard shortcuts"
        description="They rest while you type and while a menu is open."
        className="max-w-xl"
      >
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {shortcutGroups.map((group) => (
            <section key={group.title}>
              <h3 className="mb-1.5 font-medium text-muted-foreground text-xs">{group.title}</h3>
              <dl className="flex flex-col gap-1">
                {group.shortcuts.map(({ keys, does }) => (
                  <div key={does} className="flex min-h-7 items-center justify-between gap-3">
                    <dt>{does}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label htmlFor={checkboxId} className="mt-5 flex items-center gap-2 border-t pt-4">
          <Checkbox id={checkboxId} checked={isOn} onCheckedChange={setOn} />
          Use single-key shortcuts
        </label>
      </DialogContent>
    </Dialog>
  );
}
