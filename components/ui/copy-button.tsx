"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { toast } from "sonner";
import { Button, type ButtonProps } from "./button";

/** Copies a text and says so, to the eye by its tick and to a screen reader by its label. */
export function CopyButton({
  text,
  label,
  children,
  variant = "ghost",
  size = children ? "sm" : "icon-sm",
  ...props
}: Omit<ButtonProps, "onClick" | "children"> & {
  text: string | (() => string);
  /** What is copied, such as "request id". */
  label: string;
  children?: ReactNode;
}) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    setCopied(await copyText(typeof text === "string" ? text : text()));
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Button
      variant={variant}
      size={size}
      onClick={copy}
      title={`Copy ${label}`}
      aria-label={children ? undefined : isCopied ? `Copied ${label}` : `Copy ${label}`}
      {...props}
    >
      <Icon aria-hidden className={isCopied ? "text-success-text" : undefined} />
      {children && (isCopied ? "Copied" : children)}
    </Button>
  );
}

/** Puts a text on the clipboard; false, with a word to the reader, when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Browsers offer the clipboard only on https and localhost; a plain-http host has no `clipboard` at all.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    toast.error("The browser did not allow copying.", {
      description: "Copying needs https or localhost. Select the text and copy it by hand.",
    });
    return false;
  }
}
