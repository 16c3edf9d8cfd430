"use client";

import { ImageIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * A picture or a recording. What is inside the call is shown; what lies on another host is fetched only when the
 * reader asks, as fetching it would tell that host who reads this.
 */
export function Media({ kind, url }: { kind: "image" | "audio"; url: string }) {
  const [isAllowed, setAllowed] = useState(false);
  const isInline = new RegExp(`^data:${kind}/`, "i").test(url);
  const host = !isInline && URL.canParse(url) ? new URL(url).host : "";
  if (!isInline && !isAllowed) {
    return (
      <div className="flex flex-wrap items-center gap-2 rounded-md border border-dashed px-3 py-2 text-muted-foreground">
        <ImageIcon aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 max-w-full truncate font-mono text-xs">{url.slice(0, 200)}</span>
        {/^https?:/.test(url) && (
          <Button onClick={() => setAllowed(true)}>
            Load {kind} from {host}
          </Button>
        )}
      </div>
    );
  }
  return kind === "image" ? (
    // biome-ignore lint/performance/noImgElement: data URLs and foreign hosts are nothing for an image optimiser.
    <img
      src={url}
      alt="Attached to this message"
      referrerPolicy="no-referrer"
      className="max-h-80 max-w-full rounded-md border"
    />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: the transcript stands beneath it when there is one.
    <audio src={url} controls className="w-full max-w-md" />
  );
}
