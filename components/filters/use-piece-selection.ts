"use client";

import { type KeyboardEvent, useState } from "react";
import { groupPieces, removePieces } from "@/lib/filter-bar/edit";
import type { Filter } from "@/lib/filters";

/**
 * Which pieces of the bar are selected, by keyboard from the empty field: Backspace or the left arrow takes the last
 * one, Shift with an arrow takes more, Backspace or Delete then removes them, Ctrl+G groups them.
 */
export function usePieceSelection(count: number) {
  const [span, setSpan] = useState<{ anchor: number; head: number } | null>(null);
  const [others, setOthers] = useState<readonly number[]>([]);
  const clamp = (place: number) => Math.min(count - 1, Math.max(0, place));
  const places = [...new Set([...spanPlaces(span), ...others])]
    .filter((place) => place < count)
    .sort(byNumber);
  const clear = () => {
    setSpan(null);
    setOthers([]);
  };
  const select = (place: number, isExtending: boolean) => {
    if (!isExtending) {
      setSpan({ anchor: place, head: place });
      setOthers([]);
    } else if (places.includes(place)) {
      setSpan(null);
      setOthers(places.filter((other) => other !== place));
    } else {
      setOthers([...places, place]);
      setSpan(null);
    }
  };

  /** True when the key was meant for the selection. */
  const onKeyDown = (
    event: KeyboardEvent,
    { filter, change }: { filter: Filter; change: (filter: Filter) => void },
  ): boolean => {
    const remove = () => {
      change(removePieces(filter, places));
      clear();
    };
    const handle = (): boolean => {
      if (count === 0) return false;
      const { key } = event;
      if (places.length === 0) {
        if (key !== "Backspace" && key !== "ArrowLeft") return false;
        setSpan({ anchor: count - 1, head: count - 1 });
        return true;
      }
      if (key === "Backspace" || key === "Delete") remove();
      else if (key === "ArrowLeft" || key === "ArrowRight")
        move(key === "ArrowLeft" ? -1 : 1, event.shiftKey);
      else if (key === "Escape") clear();
      else if (key.toLowerCase() === "g" && (event.ctrlKey || event.metaKey)) {
        change(groupPieces(filter, places, "or"));
        clear();
      } else return false;
      return true;
    };
    const isHandled = handle();
    if (isHandled) event.preventDefault();
    return isHandled;
  };

  const move = (step: -1 | 1, isExtending: boolean) => {
    const head = span?.head ?? places.at(step === -1 ? 0 : -1) ?? 0;
    if (!isExtending && step === 1 && head === count - 1) return clear();
    const next = clamp(head + step);
    setSpan({ anchor: isExtending ? (span?.anchor ?? head) : next, head: next });
    if (!isExtending) setOthers([]);
  };

  return { places, clear, select, onKeyDown };
}

export type PieceSelection = ReturnType<typeof usePieceSelection>;

function spanPlaces(span: { anchor: number; head: number } | null): number[] {
  if (!span) return [];
  const first = Math.min(span.anchor, span.head);
  return Array.from({ length: Math.abs(span.anchor - span.head) + 1 }, (_, index) => first + index);
}

function byNumber(a: number, b: number): number {
  return a - b;
}
