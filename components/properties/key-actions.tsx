"use client";

import { Ellipsis, Eye, EyeOff, Merge, PencilLine, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { reservedPropertyKeys } from "@/lib/fields/fields";
import type { WantedChange } from "./change-dialog";
import type { Property } from "./property-schema";
import { useGovern } from "./use-properties";

/** What can be done with a key. What is built in can only be hidden. */
export function KeyActions({
  property,
  onChange,
  isLabelled = false,
}: {
  property: Property;
  onChange: (wanted: WantedChange) => void;
  isLabelled?: boolean;
}) {
  const visibility = useSetVisibility(property);
  const isBuiltIn = reservedPropertyKeys.has(property.key);
  const label = `Actions on ${property.property}`;
  return (
    <Menu>
      <MenuTrigger
        render={
          isLabelled ? (
            <Button aria-label={label} />
          ) : (
            <Button variant="ghost" size="icon" aria-label={label} title="Actions" />
          )
        }
      >
        <Ellipsis aria-hidden />
        {isLabelled && "Actions"}
      </MenuTrigger>
      <MenuContent className="min-w-44">
        <MenuItem onClick={visibility.toggle}>
          {property.is_hidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {property.is_hidden ? "Restore" : "Hide"}
        </MenuItem>
        {!isBuiltIn && (
          <>
            <MenuItem onClick={() => onChange({ type: "rename", property })}>
              <PencilLine aria-hidden />
              Rename…
            </MenuItem>
            <MenuItem onClick={() => onChange({ type: "merge", property })}>
              <Merge aria-hidden />
              Merge into…
            </MenuItem>
            <MenuItem onClick={() => onChange({ type: "delete", property })} className="text-danger-text">
              <Trash2 aria-hidden />
              Delete…
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}

/** Hides a key or brings it back, and offers the way back in a toast. */
export function useSetVisibility(property: Property): { toggle: () => void } {
  const hide = useGovern("hide");
  const restore = useGovern("restore");
  const onError = (error: Error) =>
    toast.error(`“${property.property}” was not changed.`, { description: error.message });
  const toggle = () => {
    if (property.is_hidden) {
      restore.mutate(property.key, {
        onSuccess: () => toast(`“${property.property}” is back in lists.`),
        onError,
      });
      return;
    }
    hide.mutate(property.key, {
      onSuccess: () =>
        toast(`“${property.property}” is hidden.`, {
          description: "Requests keep it, and filters still find it.",
          action: { label: "Undo", onClick: () => restore.mutate(property.key, { onError }) },
        }),
      onError,
    });
  };
  return { toggle };
}
