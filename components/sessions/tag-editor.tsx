"use client";

import { Tag } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useSessionTag } from "./use-session";

const tagCharsMax = 200;

/** The tag of a session; pressing it changes it. */
export function TagEditor({ id, tag, isDisabled }: { id: string; tag: string | null; isDisabled: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const save = useSessionTag(id);
  const submit = (next: string) => {
    if (next !== (tag ?? "")) save.mutate(next);
    setOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger render={<Button disabled={isDisabled} />}>
        <Tag aria-hidden className={tag === null ? "text-muted-foreground" : "text-accent-text"} />
        <span className="max-w-40 truncate">{tag ?? "Tag"}</span>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Tag" className="w-72 p-3">
        <form
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault();
            submit(String(new FormData(event.currentTarget).get("tag") ?? "").trim());
          }}
          className="flex flex-col gap-3"
        >
          <Input
            name="tag"
            aria-label="Tag"
            placeholder="vip"
            defaultValue={tag ?? ""}
            maxLength={tagCharsMax}
          />
          <div className="flex justify-end gap-1.5">
            {tag !== null && (
              <Button variant="ghost" className="mr-auto" onClick={() => submit("")}>
                Remove
              </Button>
            )}
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary">
              Save
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}
