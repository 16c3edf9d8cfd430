"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import { type Theme, useTheme } from "./use-theme";

/** The choice between the system's theme, light and dark. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  return (
    <Menu>
      <MenuTrigger render={<Button variant="ghost" size="icon" aria-label="Theme" title="Theme" />}>
        <Sun aria-hidden className="dark:hidden" />
        <Moon aria-hidden className="hidden dark:block" />
      </MenuTrigger>
      <MenuContent align="start" side="top">
        <MenuRadioGroup value={theme} onValueChange={(value: Theme) => setTheme(value)}>
          {themes.map(({ value, label, Icon }) => (
            <MenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

const themes = [
  { value: "system", label: "System", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;
