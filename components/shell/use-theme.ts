"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { useStored } from "@/components/ui/use-stored";

export type Theme = "system" | "light" | "dark";

/** The reader's choice of theme and what it comes to now. Keeps `<html data-theme>` in step. */
export function useTheme(): { theme: Theme; resolved: "light" | "dark"; setTheme: (theme: Theme) => void } {
  const [theme, setTheme] = useStored<Theme>("theme", "system", readTheme);
  const isSystemDark = useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(darkQuery);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(darkQuery).matches,
    () => false,
  );
  const resolved = theme === "system" ? (isSystemDark ? "dark" : "light") : theme;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = resolved;
  }, [resolved]);
  return { theme, resolved, setTheme };
}

const darkQuery = "(prefers-color-scheme: dark)";

function readTheme(value: unknown): Theme | undefined {
  return value === "system" || value === "light" || value === "dark" ? value : undefined;
}
