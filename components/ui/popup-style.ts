/** The ground of everything that floats: menus, popovers, dialogs. */
export const popupStyle =
  "origin-(--transform-origin) rounded-lg bg-raised text-foreground shadow-popup outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0";
