"use client";

import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { PropertiesHeader } from "@/components/properties/properties-header";
import { Button } from "@/components/ui/button";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { JournalEntry } from "./journal-entry";
import { useEdits } from "./use-edits";
import { useSpell } from "./use-spell";

/** Who edited many requests at once, when, which, and what it came to; and the way back. */
export function JournalScreen() {
  const edits = useEdits();
  const { spell } = useSpell();
  const all = edits.data?.pages.flat() ?? [];
  const byId = new Map(all.map((edit) => [edit.id, edit]));
  return (
    <>
      <PropertiesHeader />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-4 p-4">
          <p className="max-w-prose text-muted-foreground">
            Every edit of many requests. Taking one back gives requests what they held before; those edited
            since are left as they are, and counted.
          </p>
          {edits.error && (
            <LoadFailure what="The journal" error={edits.error} onRetry={() => edits.refetch()} />
          )}
          {edits.isPending && !edits.error && <TableSkeleton what="the journal" rows={4} />}
          {edits.isSuccess && all.length === 0 && (
            <PageMessage title="Nothing was edited yet">
              <p className="max-w-prose text-muted-foreground">
                Rename, merge or delete a key, or edit properties on all requests that a filter selects, from
                the actions above the list of requests.
              </p>
            </PageMessage>
          )}
          {all.length > 0 && (
            <ol className="divide-y divide-border rounded-lg border bg-surface">
              {all.map((edit) => (
                <JournalEntry
                  key={edit.id}
                  edit={edit}
                  undone={edit.undoes === null ? undefined : byId.get(edit.undoes)}
                  spell={spell}
                />
              ))}
            </ol>
          )}
          {edits.hasNextPage && (
            <Button
              className="self-center"
              disabled={edits.isFetchingNextPage}
              onClick={() => edits.fetchNextPage()}
            >
              {edits.isFetchingNextPage ? "Loading…" : "Load more"}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
