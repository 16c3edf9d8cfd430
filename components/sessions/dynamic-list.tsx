"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";

/** Up to here all items are there, so that the browser's own search finds what they say. */
const plainMax = 150;

/** A list of items as high as what they hold; of a long one only those in view exist. */
export function DynamicList<Item>({
  label,
  items,
  itemId,
  estimatePx,
  draw,
  footer,
}: {
  label: string;
  items: readonly Item[];
  itemId: (item: Item) => string;
  estimatePx: number;
  draw: (item: Item) => ReactNode;
  footer: ReactNode;
}) {
  const scrollRef = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => estimatePx,
    overscan: 6,
    enabled: items.length > plainMax,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemId(item);
    },
  });
  const isPlain = items.length <= plainMax;
  const shown = isPlain
    ? items.map((_, index) => ({ index, start: undefined }))
    : virtualizer.getVirtualItems();
  return (
    <ScrollRegion
      ref={scrollRef}
      aria-label={label}
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden border-t"
    >
      <div className="mx-auto max-w-4xl px-4 py-4">
        <ol
          style={isPlain ? undefined : { height: virtualizer.getTotalSize() }}
          className={isPlain ? undefined : "relative"}
        >
          {shown.map(({ index, start }) => {
            const item = items[index];
            return item === undefined ? null : (
              <li
                key={itemId(item)}
                ref={isPlain ? undefined : virtualizer.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
                className={start === undefined ? "pb-3" : "absolute inset-x-0 top-0 pb-3"}
              >
                {draw(item)}
              </li>
            );
          })}
        </ol>
        <div className="flex justify-center pt-2">{footer}</div>
      </div>
    </ScrollRegion>
  );
}
