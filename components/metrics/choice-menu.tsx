"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";

/** One choice among several, in a menu behind a button that says what is chosen. */
export function ChoiceMenu<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <Menu>
      <MenuTrigger render={<Button />}>
        <span className="text-muted-foreground">{label}</span>
        {options.find((option) => option.value === value)?.label ?? value}
        <ChevronDown aria-hidden className="text-muted-foreground" />
      </MenuTrigger>
      <MenuContent align="start">
        <MenuRadioGroup
          value={value}
          onValueChange={(next) => {
            const chosen = options.find((option) => option.value === next);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <MenuRadioItem key={option.value} value={option.value}>
              {option.label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
