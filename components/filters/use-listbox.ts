"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

/**
 * The keyboard of a list under a text field (the combobox pattern): arrows move, the field keeps the focus.
 *
 * @param autoHighlight whether the first option is ready to be taken without an arrow.
 */
export function useListbox({
  optionIds,
  autoHighlight,
  isOpen = true,
  onPick,
}: {
  optionIds: readonly string[];
  autoHighlight: boolean;
  isOpen?: boolean;
  onPick: (id: string) => void;
}) {
  const listId = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const [chosenId, setActiveId] = useState<string | null>(null);
  const first = autoHighlight ? (optionIds[0] ?? null) : null;
  const activeId = chosenId !== null && optionIds.includes(chosenId) ? chosenId : first;
  const activeIndex = activeId === null ? -1 : optionIds.indexOf(activeId);

  useEffect(() => {
    if (activeIndex >= 0) {
      listRef.current?.querySelector(`[data-index="${activeIndex}"]`)?.scrollIntoView({ block: "nearest" });
    }
  }, [activeIndex]);

  /** True when the key belonged to the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && optionIds.length > 0) {
      const from = activeIndex === -1 && step === -1 ? 0 : activeIndex;
      setActiveId(optionIds.at((from + step) % optionIds.length) ?? null);
      event.preventDefault();
      return true;
    }
    if ((event.key === "Enter" || event.key === "Tab") && activeId !== null) {
      if (event.key === "Tab" && (event.shiftKey || chosenId === null)) return false;
      onPick(activeId);
      event.preventDefault();
      return true;
    }
    return false;
  };

  const optionDomId = (index: number) => `${listId}-${index}`;
  return {
    listRef,
    activeId,
    setActiveId,
    onKeyDown,
    optionDomId,
    listId,
    /** What the text field says of the list. */
    inputProps: {
      role: "combobox" as const,
      "aria-autocomplete": "list" as const,
      "aria-expanded": isOpen,
      "aria-controls": isOpen ? listId : undefined,
      "aria-activedescendant": !isOpen || activeIndex === -1 ? undefined : optionDomId(activeIndex),
      autoComplete: "off",
      spellCheck: false,
    },
  };
}

export type Listbox = ReturnType<typeof useListbox>;
