import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A button; `icon` sizes are square and need an `aria-label`. */
export function Button({ variant, size, className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ variant, size }), className)} {...props} />;
}

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>;

/** The look of a button, for links and triggers that are one. */
export const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-foreground shadow-control hover:bg-accent-hover",
        secondary:
          "border border-border-strong bg-surface text-foreground shadow-control hover:bg-hover data-popup-open:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text",
        ghost:
          "text-muted-foreground hover:bg-hover hover:text-foreground data-popup-open:bg-hover data-popup-open:text-foreground",
        danger: "bg-danger text-accent-foreground shadow-control hover:brightness-95",
      },
      size: {
        sm: "h-7 px-2.5 text-xs",
        md: "h-8 px-3 text-sm",
        lg: "h-9 px-4 text-base",
        "icon-sm": "size-6 rounded-sm",
        icon: "size-7",
        "icon-md": "size-8",
      },
    },
    defaultVariants: { variant: "secondary", size: "sm" },
  },
);
