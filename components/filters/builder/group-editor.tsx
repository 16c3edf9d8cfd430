"use client";

import { FolderPlus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { appendAt, partAt, replaceAt } from "@/lib/filter-bar/edit";
import { placed } from "../placed";
import { AddCondition } from "./add-condition";
import { builderDepthMax, type DraftProps, type InnerGroupProps } from "./draft";
import { PartEditor } from "./part-editor";

/** A group: what joins its parts, the parts, and ways to add more. */
export function GroupEditor({
  draft,
  onDraft,
  path,
  depth,
  isNegated = false,
  onNegate,
  onRemove,
}: DraftProps & Partial<InnerGroupProps>) {
  const group = partAt(draft, path);
  if (group?.type !== "and" && group?.type !== "or") return null;
  const { type, children } = group;
  return (
    <fieldset
      aria-label={`${isNegated ? "not " : ""}${type === "and" ? "all of" : "any of"}`}
      className={cn("flex min-w-0 flex-col gap-2", depth > 1 && "rounded-md border border-border-strong p-2")}
    >
      <div className="flex flex-wrap items-center gap-2">
        {isNegated && (
          <Button
            className="h-6 border-danger bg-danger-soft px-2 text-danger-text"
            title="Drop the not"
            onClick={onNegate}
          >
            not
          </Button>
        )}
        <Segmented
          label="How the parts are joined"
          value={type}
          onChange={(next) => onDraft(replaceAt(draft, path, { type: next, children }))}
          options={[
            { value: "and", label: "all of" },
            { value: "or", label: "any of" },
          ]}
        />
        {onRemove && (
          <Button
            variant="ghost"
            size="icon-sm"
            className="ml-auto"
            aria-label="Remove group"
            onClick={onRemove}
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      {children.length === 0 && (
        <p className="px-1 text-muted-foreground text-xs">Nothing yet: an empty group asks for nothing.</p>
      )}
      <ul className="flex flex-col gap-1.5">
        {placed(children).map(({ place, key }) => (
          <li key={key} className="min-w-0">
            <PartEditor
              draft={draft}
              onDraft={onDraft}
              path={[...path, place]}
              depth={depth}
              siblings={children.length}
              renderGroup={(props) => <GroupEditor {...props} />}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-1.5">
        <AddCondition onAdd={(condition) => onDraft(appendAt(draft, path, condition))} />
        {depth < builderDepthMax && (
          <Button
            variant="ghost"
            onClick={() =>
              onDraft(appendAt(draft, path, { type: type === "and" ? "or" : "and", children: [] }))
            }
          >
            <FolderPlus aria-hidden />
            Group
          </Button>
        )}
      </div>
    </fieldset>
  );
}
