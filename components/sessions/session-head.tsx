"use client";

import { List, ThumbsDown, ThumbsUp } from "lucide-react";
import Link from "next/link";
import { Button, buttonStyle } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { emptyFilter } from "@/lib/filters";
import { requestsHref } from "@/lib/selection/links";
import type { Session } from "@/lib/sessions/session-row";
import { TagEditor } from "./tag-editor";
import { useSessionFeedback } from "./use-session";

/** What can be done about a session: copy its id, judge it, tag it, go to its requests. */
export function SessionHead({ id, session }: { id: string; session: Session | undefined }) {
  const feedback = useSessionFeedback(id);
  const verdict = session?.feedback ?? null;
  const thumbs = [
    { rating: true, label: "Went well", Icon: ThumbsUp },
    { rating: false, label: "Went badly", Icon: ThumbsDown },
  ];
  return (
    <>
      <span className="flex min-w-0 max-w-full items-center gap-1">
        {session?.session_name && (
          <span className="hidden min-w-0 truncate font-mono text-muted-foreground text-xs sm:block">
            {id.slice(0, 120)}
          </span>
        )}
        <CopyButton text={id} label="session id" />
      </span>
      <div className="ml-auto flex flex-wrap items-center gap-1.5">
        <TagEditor id={id} tag={session?.tag ?? null} isDisabled={!session} />
        <fieldset className="flex">
          <legend className="sr-only">How the session went</legend>
          {thumbs.map(({ rating, label, Icon }, place) => (
            <Button
              key={label}
              size="icon"
              aria-label={label}
              title={verdict === rating ? `${label}. Press to take it back` : label}
              aria-pressed={verdict === rating}
              disabled={!session}
              onClick={() => feedback.mutate(verdict === rating ? null : rating)}
              className={place === 0 ? "rounded-r-none" : "-ml-px rounded-l-none"}
            >
              <Icon aria-hidden />
            </Button>
          ))}
        </fieldset>
        <Link
          href={requestsHref({ filter: narrowedTo(emptyFilter, "session", id), range: { kind: "all" } })}
          className={buttonStyle()}
        >
          <List aria-hidden className="text-muted-foreground" />
          Its requests
        </Link>
      </div>
    </>
  );
}
