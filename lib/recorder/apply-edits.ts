import { z } from "zod";
import { localTable } from "@/lib/clickhouse/cluster";
import type { Database } from "@/lib/clickhouse/database";
import { engineTime } from "./land-rows";
import type { PropertyEdit } from "./recorder";
import { engineJson, storedProperties, wellFormed } from "./rows";

/** When the requests with one id were made: more than one only where a caller chose an id twice. */
export interface TimeSpan {
  fromMs: number;
  toMs: number;
}

/** An edit as it stands in the spool: bound to the time of its request, so that it finds the row by primary key. */
export interface TimedEdit extends PropertyEdit {
  span: TimeSpan;
}

export const timedEditSchema = z.object({
  organizationId: z.string(),
  requestId: z.string(),
  set: z.array(z.tuple([z.string(), z.string()])),
  remove: z.array(z.string()),
  span: z.object({ fromMs: z.number(), toMs: z.number() }),
});

/** Over HTTP the parameters of an UPDATE stand in its URL, of which ClickHouse takes a megabyte. */
const update = { requestsMax: 200, urlCharsMax: 800 * 1024 };

/** Applies edits in their order: one UPDATE for all that follow each other within an organization. */
export async function applyEdits(database: Database, edits: readonly TimedEdit[]): Promise<void> {
  for (const group of grouped(edits)) {
    await updateProperties(database, group);
  }
}

interface EditGroup {
  organizationId: string;
  span: TimeSpan;
  /** By request: what is to be set, or null for what is to be removed. */
  patches: Map<string, Map<string, string | null>>;
  urlChars: number;
}

/** Patches compose, so several edits of a request become one and a very long one becomes several. */
function grouped(edits: readonly TimedEdit[]): EditGroup[] {
  const groups: EditGroup[] = [];
  for (const edit of edits) {
    for (const [key, value] of patchEntries(edit)) {
      const group = groupFor(groups, edit);
      const patch = group.patches.get(edit.requestId) ?? new Map<string, string | null>();
      group.patches.set(edit.requestId, patch.set(key, value));
      // Twice, as every backslash is escaped once more on its way.
      group.urlChars += 2 * encodeURIComponent(JSON.stringify([key, value])).length;
    }
  }
  return groups;
}

function groupFor(groups: EditGroup[], { organizationId, span }: TimedEdit): EditGroup {
  const last = groups.at(-1);
  const isFull = last && (last.patches.size >= update.requestsMax || last.urlChars >= update.urlCharsMax);
  if (last && !isFull && last.organizationId === organizationId) {
    last.span = {
      fromMs: Math.min(last.span.fromMs, span.fromMs),
      toMs: Math.max(last.span.toMs, span.toMs),
    };
    return last;
  }
  const group: EditGroup = { organizationId, span, patches: new Map(), urlChars: 0 };
  groups.push(group);
  return group;
}

/** Removals first: an edit that removes and sets the same key sets it. */
function patchEntries(edit: PropertyEdit): [string, string | null][] {
  const removed = edit.remove.map((key): [string, null] => [key, null]);
  const set = edit.set.map(([key, value]): [string, string] => [key, wellFormed(value)]);
  return Object.entries(storedProperties<string | null>([...removed, ...set]));
}

/**
 * A JSON merge patch is just an edit: a value sets its key, null removes it, the rest stays. The lightweight UPDATE
 * writes a patch part and is seen by the next read.
 */
async function updateProperties(
  database: Database,
  { organizationId, span, patches }: EditGroup,
): Promise<void> {
  await database.command({
    sql: `UPDATE ${localTable("requests")}
      SET properties = CAST(
            JSONMergePatch(
              toJSONString(properties),
              arrayElement({patches: Array(String)}, indexOf({requestIds: Array(UUID)}, request_id))),
            'JSON'),
          updated_at = now64(3)
      WHERE organization_id = {organizationId: UUID}
        AND created_at >= {from: DateTime64(3, 'UTC')}
        AND created_at <= {to: DateTime64(3, 'UTC')}
        AND request_id IN {requestIds: Array(UUID)}`,
    params: {
      organizationId,
      from: engineTime(span.fromMs),
      to: engineTime(span.toMs),
      requestIds: [...patches.keys()],
      patches: [...patches.values()].map((patch) => engineJson(Object.fromEntries(patch))),
    },
    tag: "recorder.edit",
  });
}
