import type { ComponentProps } from "react";
import type { StatusTone } from "@/lib/format/status";
import { cn } from "./cn";

/** A short word on a tinted ground. The word carries the meaning; the tint only helps the eye. */
export function Badge({ tone = "neutral", className, ...props }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full items-center gap-1.5 truncate rounded-sm px-1.5 font-medium text-xs",
        tones[tone],
        className,
      )}
      {...props}
    />
  );
}

type Tone = StatusTone | "accent";

const tones: Readonly<Record<Tone, string>> = {
  neutral: "bg-muted text-muted-foreground",
  accent: "bg-accent-soft text-accent-text",
  success: "bg-success-soft text-success-text",
  warning: "bg-warning-soft text-warning-text",
  danger: "bg-danger-soft text-danger-text",
};
