"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { type DrawerWidth, drawerWidthMinPx } from "./use-drawer-width";

/** The left edge of the drawer: dragged, or moved with the arrow keys. */
export function DrawerResizer({ width }: { width: DrawerWidth }) {
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    width.set(window.innerWidth - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const stepPx = { ArrowLeft: 32, ArrowRight: -32 }[event.key];
    if (stepPx === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    width.set(width.px + stepPx);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget; <hr> cannot be focused.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the request panel"
      aria-valuenow={width.px}
      aria-valuemin={drawerWidthMinPx}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 -left-1.5 z-10 hidden w-3 cursor-col-resize touch-none justify-center after:w-px hover:after:w-0.5 hover:after:bg-accent focus-visible:after:bg-accent md:flex"
    />
  );
}
