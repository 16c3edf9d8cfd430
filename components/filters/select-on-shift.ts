/** Shift or Ctrl with a press selects a chip instead of opening it. */
export function selectOnShift(
  event: {
    shiftKey: boolean;
    ctrlKey: boolean;
    metaKey: boolean;
    preventDefault: () => void;
    stopPropagation: () => void;
  },
  onSelect: ((isExtending: boolean) => void) | undefined,
): void {
  if (!onSelect || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  onSelect(true);
}
