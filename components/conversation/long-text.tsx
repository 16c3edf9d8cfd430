"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/format/format";
import { Markdown } from "./markdown";

/** More than this is clipped until the reader asks for it. */
const shownCharsMax = 4_000;

/** A text of any length: clipped at first, as a prompt may be a book. */
export function LongText({
  text,
  isMarkdown = false,
  isMono = false,
}: {
  text: string;
  isMarkdown?: boolean;
  isMono?: boolean;
}) {
  const [isWhole, setWhole] = useState(false);
  const hiddenChars = isWhole ? 0 : Math.max(0, text.length - shownCharsMax);
  // A few characters more are no reason to clip.
  const isClipped = hiddenChars > 200;
  const shown = isClipped ? text.slice(0, shownCharsMax) : text;
  return (
    <div className="min-w-0">
      {isMarkdown ? (
        <Markdown text={shown} />
      ) : (
        <p className={cn("whitespace-pre-wrap break-words", isMono && "font-mono text-xs")}>{shown}</p>
      )}
      {isClipped && (
        <Button className="mt-2" onClick={() => setWhole(true)}>
          Show {formatCount(hiddenChars)} more characters
        </Button>
      )}
    </div>
  );
}
