"use client";

import Link from "next/link";
import { Moment } from "@/components/properties/moment";
import { Badge } from "@/components/ui/badge";
import { useHydrated } from "@/components/ui/use-hydrated";
import { requestsHref } from "@/lib/selection/links";
import { describeTimeRange } from "@/lib/time-range/describe-time-range";
import { EditActions } from "./edit-outcome";
import type { Edit } from "./edit-schema";
import { changeSentence, hasEnded, outcomeSentence, type Spell, stateBadge } from "./prepare-edit";
import { editScope } from "./prepare-scope";
import { ProgressBar } from "./progress-bar";

/** One edit: what it did to which requests, who started it when, and what it came to. */
export function JournalEntry({
  edit,
  undone,
  spell,
}: {
  edit: Edit;
  undone: Edit | undefined;
  spell: Spell;
}) {
  const { words, selection } = editScope(edit, spell);
  const isHydrated = useHydrated();
  const badge = stateBadge(edit);
  const title = changeSentence(edit, spell, undone);
  return (
    <li
      aria-label={title}
      className="grid items-start gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[1fr_22rem_11rem]"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-words font-medium">{title}</span>
          <Badge tone={badge.tone}>{badge.label}</Badge>
        </p>
        <p className="mt-0.5 break-words text-muted-foreground">
          {selection ? (
            <Link
              href={requestsHref(selection)}
              className="font-mono text-xs underline decoration-border-strong underline-offset-2 hover:text-foreground"
            >
              {words}
            </Link>
          ) : (
            words
          )}
          {/* Only the browser knows the reader's clock. */}
          {selection && isHydrated && ` · ${describeTimeRange(selection.range, "local")}`}
        </p>
        {edit.failure && <p className="mt-1 break-words text-danger-text">{edit.failure}</p>}
      </div>
      <div className="text-muted-foreground">
        <p>{outcomeSentence(edit)}</p>
        {!hasEnded(edit) && (
          <div className="my-1.5">
            <ProgressBar label={title} value={edit.progress} />
          </div>
        )}
        <p>
          by {edit.by.type === "session" ? "someone at the dashboard" : `the API key “${edit.by.name}”`},{" "}
          <Moment iso={edit.created_at} zone="local" />
        </p>
      </div>
      <div className="flex lg:justify-end">
        <EditActions edit={edit} onUndo={() => {}} />
      </div>
    </li>
  );
}
