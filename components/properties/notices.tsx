"use client";

import { CopyCheck, Fingerprint, TimerOff } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import { propertyHref } from "@/lib/selection/links";
import type { TimeRange } from "@/lib/time-range/time-range";
import type { WantedChange } from "./change-dialog";
import { useSetVisibility } from "./key-actions";
import type { Notice } from "./prepare-notices";

const shownAtFirst = 3;

/** What in the keys is worth a look, each with the step that would put it right. */
export function Notices({
  notices,
  range,
  onChange,
}: {
  notices: readonly Notice[];
  range: TimeRange;
  onChange: (wanted: WantedChange) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  if (notices.length === 0) return null;
  const shown = showsAll ? notices : notices.slice(0, shownAtFirst);
  return (
    <section aria-label="Worth a look" className="rounded-lg border bg-surface">
      <ul className="divide-y divide-border">
        {shown.map((notice) => (
          <li key={notice.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2">
            <NoticeText notice={notice} />
            <NoticeAction notice={notice} range={range} onChange={onChange} />
          </li>
        ))}
      </ul>
      {notices.length > shown.length && (
        <div className="border-t px-2 py-1">
          <Button variant="ghost" onClick={() => setShowsAll(true)}>
            {notices.length - shown.length} more
          </Button>
        </div>
      )}
    </section>
  );
}

function NoticeText({ notice: { kind, key, message } }: { notice: Notice }) {
  const Icon = icons[kind];
  return (
    <p className="flex min-w-0 flex-[1_1_20rem] items-start gap-2.5">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-warning-text" />
      <span className="min-w-0 break-words">
        {kind !== "look_alike" && <strong className="font-medium">{key.property}: </strong>}
        {message}
      </span>
    </p>
  );
}

const icons = { look_alike: CopyCheck, stopped: TimerOff, high_cardinality: Fingerprint } as const;

function NoticeAction({
  notice: { kind, key, other },
  range,
  onChange,
}: {
  notice: Notice;
  range: TimeRange;
  onChange: (wanted: WantedChange) => void;
}) {
  const visibility = useSetVisibility(key);
  if (other) {
    return (
      <Button onClick={() => onChange({ type: "merge", property: key, into: other })}>
        Merge… <span className="sr-only">{`${key.property} into ${other.property}`}</span>
      </Button>
    );
  }
  return kind === "high_cardinality" ? (
    <Button onClick={visibility.toggle} aria-label={`Hide ${key.property}`}>
      Hide
    </Button>
  ) : (
    <Link
      href={propertyHref(key.key, { range })}
      className={buttonStyle()}
      aria-label={`See the values of ${key.property}`}
    >
      See values
    </Link>
  );
}
