"use client";

import { TriangleAlert } from "lucide-react";
import type { SavedViewControl } from "./use-saved-view";

/** What a reader must know of the open view: that it is gone, or names what is. */
export function ViewNote({ saved: { current, isGone } }: { saved: SavedViewControl }) {
  if (!isGone && !current?.gone.length) return null;
  return (
    <div role="status" className="flex shrink-0 gap-2 border-b bg-warning-soft px-4 py-1.5 text-warning-text">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {isGone ? (
        <p>The saved view of this link has been deleted; what the link itself says is shown.</p>
      ) : (
        <div>
          <p>This view names what no longer exists:</p>
          <ul>
            {current?.gone.map(({ field, places, reason }) => (
              <li key={field}>
                <code className="font-mono text-xs">{field}</code> ({places.map(placeName).join(", ")}):{" "}
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function placeName(place: string): string {
  return place.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
