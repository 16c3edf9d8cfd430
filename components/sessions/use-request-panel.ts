"use client";

import { useRef } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import type { SessionSpan } from "@/lib/session-view/span";
import type { SessionView, SetSessionView } from "./use-sessions-view";

/**
 * The request that is open beside a session: opened from a row, walked with j and k in the order of time, and closed
 * with the focus back where it came from.
 */
export function useRequestPanel(spans: readonly SessionSpan[], view: SessionView, setView: SetSessionView) {
  const panelRef = useRef<HTMLElement>(null);
  const openerRef = useRef<HTMLElement | null>(null);
  const { requestId } = view;
  const open = (id: string, by: "mouse" | "keyboard") => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) openerRef.current = activeElement;
    // The first opening is a step that "back" undoes; going from one to the next is not.
    void setView({ requestId: id }, { history: requestId === null ? "push" : "replace" });
    if (by === "keyboard") requestAnimationFrame(() => panelRef.current?.focus());
  };
  const close = () => {
    void setView({ requestId: null }, { history: "replace" });
    openerRef.current?.focus();
  };
  const step = (by: -1 | 1) => {
    const index = spans.findIndex((span) => span.request_id === requestId);
    const next = spans[Math.min(spans.length - 1, Math.max(0, index + by))];
    if (next) void setView({ requestId: next.request_id }, { history: "replace" });
  };
  const isOpen = requestId !== null;
  useShortcut("j", () => step(1), { enabled: isOpen });
  useShortcut("k", () => step(-1), { enabled: isOpen });
  useShortcut("escape", close, { enabled: isOpen });
  return { requestId, panelRef, open, close, step };
}
