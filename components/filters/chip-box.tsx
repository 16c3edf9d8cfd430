"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { planCommit } from "@/lib/filter-bar/commit";
import { withoutUnread } from "@/lib/filter-bar/filter-param";
import { conjunctsOf } from "@/lib/filters/without-field";
import { OptionList } from "./option-list";
import { PieceView } from "./piece-view";
import { placed } from "./placed";
import { SelectionBar } from "./selection-bar";
import { UnreadChip } from "./unread-chip";
import { useCompletions } from "./use-completions";
import { useListbox } from "./use-listbox";
import { usePieceSelection } from "./use-piece-selection";

/**
 * The chips of the filter and, behind them, the place where the next one is typed or picked.
 *
 * @param closesAfterCommit Takes the suggestions away after each condition, where they would cover what comes next.
 */
export function ChipBox({ closesAfterCommit = false }: { closesAfterCommit?: boolean }) {
  const { filter, param, known, loadKnown, change, changeParam } = useSelection();
  const [draft, setDraft] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const pieces = conjunctsOf(filter);
  const selection = usePieceSelection(pieces.length);
  const { completions, isLoading, note } = useCompletions(draft, isOpen);

  const type = (text: string) => {
    setDraft(text);
    setFault(null);
    setOpen(true);
    selection.clear();
  };
  const commit = async (text: string) => {
    if (text.trim() === "") return;
    let plan = planCommit(filter, text, known);
    // Whoever types faster than the list of properties loads has not mistyped its name.
    if (!plan.ok) plan = planCommit(filter, text, await loadKnown());
    if (!plan.ok) {
      setFault(plan.issue.message);
      setDraft(text);
      return;
    }
    change(plan.filter);
    setDraft("");
    setFault(null);
    if (closesAfterCommit) setOpen(false);
  };
  const pick = (id: string) => {
    const picked = completions.find((completion) => completion.id === id);
    if (!picked) return;
    if (picked.isWhole) void commit(picked.draft);
    else type(picked.draft);
    inputRef.current?.focus();
  };
  const showList = isOpen && (completions.length > 0 || isLoading || note !== undefined);
  const listbox = useListbox({
    optionIds: completions.map(({ id }) => id),
    // A field that is begun is completed by Enter; a value is taken as it is typed unless an arrow chose another.
    autoHighlight: draft !== "" && ["Fields", "Search"].includes(completions[0]?.section ?? ""),
    isOpen: showList,
    onPick: pick,
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (draft === "" && selection.onKeyDown(event, { filter, change })) return;
    if (isOpen && listbox.onKeyDown(event)) return;
    if (event.key === "ArrowDown") setOpen(true);
    if (event.key === "Enter") void commit(draft);
    if (event.key === "Escape") {
      // One layer at a time: the list, then the draft, then the box.
      if (isOpen) setOpen(false);
      else if (draft !== "") {
        setDraft("");
        setFault(null);
      } else inputRef.current?.blur();
      event.preventDefault();
    }
  };
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1 p-1">
      {placed(pieces).map(({ piece, place, key }) => (
        <PieceView
          key={key}
          piece={piece}
          path={filter.type === "and" ? [place] : []}
          isSelected={selection.places.includes(place)}
          onSelect={(isExtending) => {
            selection.select(place, isExtending);
            inputRef.current?.focus();
          }}
        />
      ))}
      {param.unread.map((piece) => (
        <UnreadChip
          key={piece.text}
          piece={piece}
          onRemove={() => changeParam(withoutUnread(param, piece))}
        />
      ))}
      <SelectionBar selection={selection} onDone={() => inputRef.current?.focus()} />
      <div className="min-w-32 flex-1 sm:@container sm:relative">
        <input
          {...listbox.inputProps}
          ref={inputRef}
          data-filter-input
          aria-label="Add a filter"
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : `${listbox.listId}-fault`}
          placeholder={pieces.length === 0 ? "Filter: a field, a value or text" : "Add a filter"}
          value={draft}
          onChange={(event) => type(event.target.value)}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            selection.clear();
          }}
          onKeyDown={onKeyDown}
          className="h-6 w-full min-w-0 bg-transparent px-1 text-sm outline-none placeholder:text-muted-foreground aria-invalid:text-danger-text"
        />
        {(showList || fault !== null) && (
          <div className="absolute inset-x-0 top-full z-40 mt-2 sm:right-auto sm:w-[26rem] sm:@max-[26rem]:right-0 sm:@max-[26rem]:left-auto overflow-hidden rounded-lg bg-raised shadow-popup">
            {fault !== null && (
              <p
                id={`${listbox.listId}-fault`}
                role="alert"
                className="border-b px-3 py-2 text-danger-text text-xs"
              >
                {fault}
              </p>
            )}
            {showList && (
              <>
                <OptionList label="Suggestions" options={completions} listbox={listbox} onPick={pick} />
                {note && <p className="border-t px-3 py-2 text-muted-foreground text-xs">{note}</p>}
                {isLoading && completions.length === 0 && (
                  <p className="px-3 py-2 text-muted-foreground text-xs">Counting values…</p>
                )}
              </>
            )}
          </div>
        )}
        <p aria-live="polite" className="sr-only">
          {showList && `${completions.length} suggestions`}
        </p>
      </div>
    </div>
  );
}
