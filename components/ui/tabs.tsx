"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const Tabs = Base.Root;

export function TabsList({ className, children, ...props }: ComponentProps<typeof Base.List>) {
  return (
    <Base.List className={cn("relative flex items-center gap-1 border-b", className)} {...props}>
      {children}
      <Base.Indicator className="absolute bottom-[-1px] left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-150" />
    </Base.List>
  );
}

export function Tab({ className, ...props }: ComponentProps<typeof Base.Tab>) {
  return (
    <Base.Tab
      className={cn(
        "flex h-9 items-center whitespace-nowrap rounded-sm px-2 font-medium text-muted-foreground text-sm hover:text-foreground data-active:text-foreground",
        className,
      )}
      {...props}
    />
  );
}

export const TabPanel = Base.Panel;
