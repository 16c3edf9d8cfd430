import type { ComponentProps } from "react";

/** A named part of a page that scrolls by itself, so it takes the focus: a keyboard could not reach its end otherwise. */
export function ScrollRegion(props: ComponentProps<"section"> & { "aria-label": string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
  return <section tabIndex={0} {...props} />;
}
