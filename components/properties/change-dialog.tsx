"use client";

import { toast } from "sonner";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DeleteForm } from "./delete-form";
import { MergeForm } from "./merge-form";
import type { Property } from "./property-schema";
import { RenameForm } from "./rename-form";

/** A change somebody is about to make. */
export interface WantedChange {
  type: "rename" | "merge" | "delete";
  property: Property;
  /** The target that is proposed for a merge. */
  into?: Property;
}

/** The window in which a key is renamed, merged or deleted. Nothing is wanted while it is closed. */
export function ChangeDialog({
  wanted,
  others,
  onWant,
}: {
  wanted: WantedChange | null;
  /** All keys that requests have. */
  others: readonly Property[];
  onWant: (wanted: WantedChange | null) => void;
}) {
  return (
    <Dialog open={wanted !== null} onOpenChange={(isOpen) => !isOpen && onWant(null)}>
      {wanted && (
        <DialogContent
          title={titles[wanted.type](wanted.property.property)}
          description={descriptions[wanted.type]}
          className="max-w-xl"
        >
          {wanted.type === "rename" && (
            <RenameForm
              property={wanted.property}
              others={others}
              onMerge={(into) => onWant({ type: "merge", property: wanted.property, into })}
              onRespelled={() => {
                toast("The new spelling is shown from now on.");
                onWant(null);
              }}
            />
          )}
          {wanted.type === "merge" && (
            <MergeForm property={wanted.property} into={wanted.into} others={others} />
          )}
          {wanted.type === "delete" && <DeleteForm property={wanted.property} />}
        </DialogContent>
      )}
    </Dialog>
  );
}

const titles = {
  rename: (name: string) => `Rename “${name}”`,
  merge: (name: string) => `Merge “${name}” into another property`,
  delete: (name: string) => `Delete “${name}”`,
} as const;

const descriptions = {
  rename: "On every request there is, and on those to come. It can be undone.",
  merge: "On every request there is, and on those to come. It can be undone.",
  delete: "From every request there is. It can be undone from the journal.",
} as const;
