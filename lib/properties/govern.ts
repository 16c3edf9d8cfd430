import { v7 as newUuid } from "uuid";
import type { Actor, Edit } from "@/lib/edits/edit";
import { editRunner } from "@/lib/edits/index";
import { editKey, type Operation } from "@/lib/edits/operation";
import { ApiError } from "@/lib/errors";
import { reservedPropertyKeys } from "@/lib/fields/fields";
import { countPropertyEdit } from "@/lib/queries/count-property-edit";
import { insertPropertyEdit } from "@/lib/queries/insert-property-edit";
import type { FindingEdit } from "@/lib/queries/property-edit-selection";
import { markPropertyKeys } from "@/lib/queries/property-key-marks";
import { findPropertySpelling } from "@/lib/queries/property-spellings";
import { samplePropertyEdit } from "@/lib/queries/sample-property-edit";
import { liftRule, listStandingRules, makeRule } from "./rule-book";
import type { PropertyRule } from "./rules";
import { spellingBook } from "./spelling-book";

/** What is to become of a key, on every request there is and on those to come. */
export type KeyChange =
  | { type: "rename"; key: string; to: string }
  | { type: "merge"; key: string; into: string; keep: "target" | "source" }
  | { type: "delete"; key: string; keepDropping: boolean };

/** What a change of a key would do. */
export interface KeyChangePlan {
  /** Requests that have the key. */
  requests: number;
  /** Of these, the ones that have the other key as well. */
  both: number;
  keys: string[];
  sample: Awaited<ReturnType<typeof samplePropertyEdit>>;
}

const sampleSize = 10;

/**
 * Shows what a change of a key would do, without doing it.
 *
 * @throws ApiError as `changeKey` does.
 */
export async function planKeyChange(organizationId: string, change: KeyChange): Promise<KeyChangePlan> {
  await assertPossible(organizationId, change);
  const edit = findingEdit(organizationId, change);
  const target = targetOf(change);
  const [{ selected }, both] = await Promise.all([
    countPropertyEdit(edit),
    target === null ? 0 : countHoldersOfBoth(organizationId, editKey(change.key), editKey(target)),
  ]);
  return {
    requests: selected,
    both,
    keys: target === null ? [editKey(change.key)] : [editKey(change.key), editKey(target)],
    sample: selected === 0 ? [] : await samplePropertyEdit(edit, sampleSize),
  };
}

/**
 * Renames, merges or deletes a key: on every request there is, by an edit, and on those to come, by a standing rule.
 * A rename that differs in case only changes how the key is spelled and needs no edit; then there is none.
 *
 * @throws ApiError `not_found` for a key no request has, `conflict` when a rename's target is in use or a rule stands
 * against it, `invalid` for a key that cannot be changed.
 */
export async function changeKey(
  organizationId: string,
  change: KeyChange,
  actor: Actor,
): Promise<Edit | null> {
  await assertPossible(organizationId, change);
  const key = editKey(change.key);
  const target = targetOf(change);
  if (target !== null) {
    await spell(organizationId, change, target);
    if (editKey(target) === key) return null;
    await markPropertyKeys(organizationId, [editKey(target)], "retired", false);
  }
  const edit = findingEdit(organizationId, change);
  const { selected } = await countPropertyEdit(edit);
  const started: Edit = {
    organizationId,
    id: newUuid(),
    createdAtMs: Date.now(),
    kind: change.type,
    spec: { operation: edit.operation, scope: edit.scope },
    requests: selected,
    undoes: null,
    actor,
  };
  const rule = ruleOf(change);
  if (rule) {
    // Before the edit looks for requests, so that none arrives behind its back.
    await makeRule({ organizationId, key, rule, editId: started.id, createdAtMs: started.createdAtMs });
  }
  await insertPropertyEdit(started);
  await markPropertyKeys(organizationId, [key], "retired", true);
  editRunner().wake();
  return started;
}

/**
 * Ends the standing rule of a key: from then on calls are recorded with it again.
 *
 * @throws ApiError `not_found` when there is no rule for it.
 */
export async function liftKeyRule(organizationId: string, key: string): Promise<void> {
  const rule = (await listStandingRules(organizationId)).find((standing) => standing.key === editKey(key));
  if (!rule) {
    throw new ApiError(
      "not_found",
      `There is no rule for the key "${key}". POST /v1/property/rules/query lists them.`,
    );
  }
  await liftRule(rule);
}

function targetOf(change: KeyChange): string | null {
  switch (change.type) {
    case "rename":
      return change.to;
    case "merge":
      return change.into;
    case "delete":
      return null;
  }
}

function operationOf(change: KeyChange): Exclude<Operation, { type: "restore" }> {
  const key = editKey(change.key);
  const target = targetOf(change);
  if (target === null) return { type: "patch", set: [], remove: [key] };
  // A target that comes into use while it is renamed keeps its values.
  const keep = change.type === "merge" ? change.keep : "target";
  return { type: "move", from: key, to: editKey(target), keep };
}

function ruleOf(change: KeyChange): PropertyRule | null {
  const target = targetOf(change);
  if (target !== null) {
    return { action: "rename", target, keep: change.type === "merge" ? change.keep : "target" };
  }
  return change.type === "delete" && change.keepDropping ? { action: "drop" } : null;
}

function findingEdit(organizationId: string, change: KeyChange): FindingEdit {
  return {
    organizationId,
    operation: operationOf(change),
    scope: { type: "holders", key: editKey(change.key) },
  };
}

async function countHoldersOfBoth(organizationId: string, key: string, target: string): Promise<number> {
  const { changed } = await countPropertyEdit({
    organizationId,
    // Removing the target would change exactly the requests that have it.
    operation: { type: "patch", set: [], remove: [target] },
    scope: { type: "holders", key },
  });
  return changed;
}

/** A rename's target is shown as it was typed; a merge's keeps the spelling it has. */
async function spell(organizationId: string, change: KeyChange, target: string): Promise<void> {
  const known = await findPropertySpelling(
    organizationId,
    editKey(change.type === "rename" ? change.key : target),
  );
  if (change.type === "rename") {
    const targetKnown = await findPropertySpelling(organizationId, editKey(target));
    const firstMs = Math.min(
      known?.seenAtMs ?? Date.now(),
      targetKnown?.seenAtMs ?? Number.POSITIVE_INFINITY,
    );
    await spellingBook().add(organizationId, [target], firstMs - 1);
  } else if (!known) {
    await spellingBook().add(organizationId, [target], Date.now());
  }
}

async function assertPossible(organizationId: string, change: KeyChange): Promise<void> {
  const key = editKey(change.key);
  const target = targetOf(change);
  for (const named of [key, ...(target === null ? [] : [editKey(target)])]) {
    if (reservedPropertyKeys.has(named)) {
      throw new ApiError("invalid", `"${named}" is built in: it cannot be renamed, merged or deleted.`);
    }
  }
  const spelled = await findPropertySpelling(organizationId, key);
  if (!spelled) {
    throw new ApiError("not_found", `No request has ever had the property "${change.key}".`);
  }
  if (target === null) return;
  const stored = editKey(target);
  if (stored === key && (change.type === "merge" || spelled.spelling === target)) {
    throw new ApiError("invalid", `"${change.key}" and "${target}" are the same property: keys ignore case.`);
  }
  const rule = (await listStandingRules(organizationId)).find((standing) => standing.key === stored);
  if (rule) {
    const way = rule.rule.action === "rename" ? `renamed "${rule.rule.target}"` : "dropped";
    throw new ApiError("conflict", `By a standing rule "${target}" is ${way}: lift that rule first.`);
  }
  if (change.type === "rename" && stored !== key) {
    const { selected } = await countPropertyEdit({
      organizationId,
      operation: { type: "patch", set: [], remove: [stored] },
      scope: { type: "holders", key: stored },
    });
    if (selected > 0) {
      throw new ApiError(
        "conflict",
        `${selected} requests have "${target}" already: merge "${change.key}" into it instead.`,
      );
    }
  }
}
