"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { readDraft } from "@/lib/filter-bar/commit";
import { printText } from "@/lib/filters";
import { OptionList } from "./option-list";
import { useCompletions } from "./use-completions";
import { useListbox } from "./use-listbox";

/**
 * The whole filter as text. The draft lives here until Enter applies it; a fault is marked where it stands and
 * nothing is applied until the text can be read.
 */
export function TextEditor({ onLeave }: { onLeave: () => void }) {
  const { filter, known, change } = useSelection();
  const [draft, setDraft] = useState(() => printText(filter));
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const faultId = useId();
  const read = readDraft(draft, known);
  const issue = read.ok ? null : read.issue;
  const before = draft.slice(0, caret);
  const { completions } = useCompletions(before, isOpen);
  const showList = isOpen && completions.length > 0;

  const put = (text: string, at: number) => {
    setDraft(text);
    setCaret(at);
    // The browser puts the caret at the end of a value it is given.
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(at, at));
  };
  const pick = (id: string) => {
    const picked = completions.find((completion) => completion.id === id);
    if (!picked) return;
    const start = picked.isWhole ? `${picked.draft} ` : picked.draft;
    put(start + draft.slice(caret).replace(/^\S*\s?/, ""), start.length);
    setOpen(!picked.isWhole);
  };
  const listbox = useListbox({
    optionIds: completions.map(({ id }) => id),
    autoHighlight: false,
    isOpen: showList,
    onPick: pick,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOpen && listbox.onKeyDown(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (read.ok) change(read.filter);
      setOpen(false);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      if (isOpen) setOpen(false);
      else onLeave();
    }
  };
  return (
    <div className="relative min-w-0 flex-1">
      <div className="relative grid p-1 font-mono text-xs leading-6">
        {/* The same text behind the field carries the mark under what cannot be read. */}
        <div
          aria-hidden
          className="pointer-events-none col-start-1 row-start-1 whitespace-pre-wrap break-words px-1 text-transparent"
        >
          {issue && <Marked text={draft} from={issue.from} to={issue.to} />}
        </div>
        <textarea
          {...listbox.inputProps}
          ref={inputRef}
          data-filter-input
          aria-label="Filter as text"
          aria-invalid={issue !== null}
          aria-describedby={faultId}
          rows={1}
          placeholder="model:(gpt-5 OR sonnet) AND cost:>0.05"
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value);
            setCaret(event.target.selectionStart);
            setOpen(true);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className="field-sizing-content col-start-1 row-start-1 w-full resize-none whitespace-pre-wrap break-words bg-transparent px-1 outline-none placeholder:text-muted-foreground"
        />
      </div>
      <p
        id={faultId}
        aria-live="polite"
        className={cn("px-2 pb-1 text-xs", issue ? "text-danger-text" : "text-muted-foreground")}
      >
        {issue
          ? issue.message
          : draft === printText(filter)
            ? "Edit, then press Enter."
            : "Enter applies, Esc leaves."}
      </p>
      {showList && (
        <div className="absolute top-full left-0 z-40 mt-1 w-[min(26rem,100%)] rounded-lg bg-raised shadow-popup">
          <OptionList label="Suggestions" options={completions} listbox={listbox} onPick={pick} />
        </div>
      )}
    </div>
  );
}

function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  return (
    <>
      {text.slice(0, from)}
      <span className="bg-danger-soft underline decoration-2 decoration-danger decoration-wavy">
        {text.slice(from, to) || " "}
      </span>
      {text.slice(to)}
    </>
  );
}
