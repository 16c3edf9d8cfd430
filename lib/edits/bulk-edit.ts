import { v7 as newUuid } from "uuid";
import { ApiError } from "@/lib/errors";
import type { Filter } from "@/lib/filters/tree";
import { listStandingRules } from "@/lib/properties/rule-book";
import { spellingBook } from "@/lib/properties/spelling-book";
import { countPropertyEdit } from "@/lib/queries/count-property-edit";
import { insertPropertyEdit } from "@/lib/queries/insert-property-edit";
import type { FindingEdit } from "@/lib/queries/property-edit-selection";
import { markPropertyKeys } from "@/lib/queries/property-key-marks";
import { readDatabaseClock } from "@/lib/queries/read-clock";
import { samplePropertyEdit } from "@/lib/queries/sample-property-edit";
import { recorder } from "@/lib/recorder";
import type { Actor, Edit } from "./edit";
import { editRunner } from "./index";
import { editKey, keysOf } from "./operation";
import { planExpiresAtMs, planToken, readPlanToken } from "./plan-token";

/** What a caller wants done to every request that a filter selects. */
export interface BulkEdit {
  organizationId: string;
  filter: Filter;
  isScored?: boolean;
  /** Keys as they are to be spelled, each once. */
  set: readonly (readonly [key: string, value: string])[];
  remove: readonly string[];
}

/** What an edit would do. */
export interface EditPlan {
  selected: number;
  requests: number;
  keys: string[];
  sample: Awaited<ReturnType<typeof samplePropertyEdit>>;
  token: string;
  expiresAtMs: number;
}

const sampleSize = 10;
const flushTimeoutMs = 2_000;

/**
 * Shows what an edit would do, without doing it: how many requests are selected, how many of them would change, and
 * some of those. The token starts exactly this edit: it is about requests stored before now, as they are now.
 *
 * @throws ApiError `conflict` for a key under a standing rule.
 */
export async function planBulkEdit(bulk: BulkEdit): Promise<EditPlan> {
  await assertWithoutRules(bulk);
  // Calls answered a moment ago belong to what the caller sees; a database that takes no rows makes this wait in vain.
  await recorder()
    .flush(flushTimeoutMs)
    .catch(() => undefined);
  // In the recorder's turn, so that no batch is half in the table at the moment that bounds the selection.
  const beforeMs = await recorder().exclusively(readDatabaseClock);
  const edit = findingEdit(bulk, beforeMs);
  const { selected, changed } = await countPropertyEdit(edit);
  return {
    selected,
    requests: changed,
    keys: keysOf(edit.operation),
    sample: changed === 0 ? [] : await samplePropertyEdit(edit, sampleSize),
    token: planToken(bulk, { beforeMs, requests: changed }),
    expiresAtMs: planExpiresAtMs(beforeMs),
  };
}

/**
 * Starts the edit that a dry run showed. Requests that were changed since are left as they are.
 *
 * @throws ApiError `conflict` when it is no longer what was shown, or would change nothing.
 */
export async function startBulkEdit(bulk: BulkEdit, token: string, actor: Actor): Promise<Edit> {
  const shown = readPlanToken(bulk, token);
  await assertWithoutRules(bulk);
  const edit = findingEdit(bulk, shown.beforeMs);
  const { changed } = await countPropertyEdit(edit);
  if (changed === 0) {
    throw new ApiError(
      "conflict",
      "There is nothing to change: every selected request already is as you want it.",
    );
  }
  if (changed > shown.requests) {
    throw new ApiError(
      "conflict",
      `The dry run showed ${shown.requests} requests, now there are ${changed}: make another dry run.`,
    );
  }
  const { organizationId, operation, scope } = edit;
  const started: Edit = {
    organizationId,
    id: newUuid(),
    createdAtMs: Date.now(),
    kind: "bulk",
    spec: { operation, scope },
    requests: changed,
    undoes: null,
    actor,
  };
  const spellings = bulk.set.map(([key]) => key);
  await spellingBook().add(organizationId, spellings, started.createdAtMs);
  await markPropertyKeys(organizationId, spellings.map(editKey), "retired", false);
  await insertPropertyEdit(started);
  editRunner().wake();
  return started;
}

function findingEdit(
  { organizationId, filter, isScored, set, remove }: BulkEdit,
  beforeMs: number,
): FindingEdit {
  return {
    organizationId,
    operation: {
      type: "patch",
      set: set.map(([key, value]) => [editKey(key), value.toWellFormed()]),
      remove: remove.map(editKey),
    },
    scope: { type: "filter", filter, isScored, beforeMs },
  };
}

/** A key under a rule is not recorded any more; setting it on the requests there are would contradict the rule. */
async function assertWithoutRules({ organizationId, set }: BulkEdit): Promise<void> {
  const rules = await listStandingRules(organizationId);
  for (const [key] of set) {
    const rule = rules.find((standing) => standing.key === editKey(key))?.rule;
    if (rule) {
      const way =
        rule.action === "rename" ? `renames it "${rule.target}": set that key` : "drops it: leave it out";
      throw new ApiError("conflict", `The key "${key}" is under a rule that ${way}, or lift the rule first.`);
    }
  }
}
