"use client";

import { Bookmark, ChevronsUpDown, Star, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SaveViewDialog } from "./save-view-dialog";
import type { SavedViewControl } from "./use-saved-view";
import { useChangeView, useDeleteView } from "./use-saved-views";

/** The saved views of the page: which one is open, whether it was changed, and what to do about it. */
export function ViewsMenu({ saved }: { saved: SavedViewControl }) {
  const { current, views, isChanged, plainName } = saved;
  const [isOpen, setOpen] = useState(false);
  const [dialog, setDialog] = useState<"save" | "rename" | null>(null);
  const change = useChangeView();
  const remove = useDeleteView();
  const fail = (error: Error) => toast.error(error.message);
  const save = () => {
    if (!current) setDialog("save");
    else if (isChanged) {
      change.mutate(
        { view: current, state: saved.state() },
        { onSuccess: () => toast(`"${current.name}" saved.`), onError: fail },
      );
    } else toast(`"${current.name}" has no changes.`);
  };
  const act = (run: () => void) => () => {
    setOpen(false);
    run();
  };
  useShortcut("s", save);
  return (
    <>
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger
          render={<Button variant="ghost" className="min-w-0 max-w-52 px-2" title="Saved views" />}
        >
          <Bookmark aria-hidden />
          <span className="truncate">{current?.name ?? "Views"}</span>
          {isChanged && (
            <span className="size-1.5 shrink-0 rounded-full bg-warning">
              <span className="sr-only">(changed)</span>
            </span>
          )}
          <ChevronsUpDown aria-hidden />
        </PopoverTrigger>
        <PopoverContent aria-label="Saved views" className="w-72 p-1">
          <ul className="max-h-72 overflow-y-auto">
            <li>
              <ViewButton isCurrent={!current} onClick={act(saved.leave)} label={plainName} />
            </li>
            {views.map((each) => (
              <li key={each.id}>
                <ViewButton
                  isCurrent={each.id === current?.id}
                  onClick={act(() => saved.open(each))}
                  label={each.name}
                  hint={each.filter_text ?? "its filter can no longer be read"}
                  isDefault={each.is_default}
                  isStale={each.gone.length > 0}
                />
              </li>
            ))}
          </ul>
          <div className="mt-1 flex flex-wrap gap-1 border-t p-1 pt-2">
            {current && isChanged && (
              <>
                <Button variant="primary" onClick={act(save)} title="Save (s)">
                  Save
                </Button>
                <Button onClick={act(() => saved.open(current))}>Reset</Button>
              </>
            )}
            <Button onClick={act(() => setDialog("save"))}>Save as…</Button>
            {current && (
              <>
                <Button onClick={act(() => setDialog("rename"))}>Rename</Button>
                <Button
                  onClick={act(() =>
                    change.mutate({ view: current, isDefault: !current.is_default }, { onError: fail }),
                  )}
                >
                  {current.is_default ? "No longer default" : "Make default"}
                </Button>
                <Button
                  className="text-danger-text"
                  onClick={act(() =>
                    remove.mutate(current, {
                      onSuccess: () => {
                        toast(`"${current.name}" deleted.`);
                        saved.leave();
                      },
                      onError: fail,
                    }),
                  )}
                >
                  Delete
                </Button>
              </>
            )}
          </div>
          <p className="px-2 pb-1 text-muted-foreground text-xs">
            Everyone in the organization sees the views: filter, time, order, columns and pinned facets.
          </p>
        </PopoverContent>
      </Popover>
      <SaveViewDialog
        key={dialog ?? "closed"}
        isOpen={dialog !== null}
        renamed={dialog === "rename" ? current : undefined}
        saved={saved}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

function ViewButton({
  label,
  hint,
  isCurrent,
  isDefault = false,
  isStale = false,
  onClick,
}: {
  label: string;
  hint?: string;
  isCurrent: boolean;
  isDefault?: boolean;
  isStale?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-current={isCurrent || undefined}
      onClick={onClick}
      className={cn(
        "flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover",
        isCurrent && "bg-selected",
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {hint && <span className="block truncate font-mono text-2xs text-muted-foreground">{hint}</span>}
      </span>
      {isStale && (
        <TriangleAlert
          className="size-3.5 shrink-0 text-warning-text"
          aria-label="names what no longer exists"
        />
      )}
      {isDefault && (
        <Star className="size-3.5 shrink-0 fill-current text-accent-text" aria-label="default view" />
      )}
    </button>
  );
}
