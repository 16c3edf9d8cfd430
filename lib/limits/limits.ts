import { v7 as newUuid } from "uuid";
import type { Caller } from "@/lib/auth/authorize";
import { ApiError } from "@/lib/errors";
import { insertLimit } from "@/lib/queries/insert-limit";
import { listStoredLimits } from "@/lib/queries/list-limits";
import { limitsChanged } from "./index";
import type { LimitKind, StoredLimit } from "./stored-limit";

/** Every one of them is looked at for every call. */
const limitsMax = 500;

const names: Record<LimitKind, string> = { rate: "rate limit", budget: "budget" };

/** The rate limits or the budgets of an organization, by name. */
export async function listLimits(organizationId: string, kind: LimitKind): Promise<StoredLimit[]> {
  return (await listStoredLimits(organizationId)).filter((limit) => limit.kind === kind);
}

/** @throws ApiError `not_found`. */
export async function findLimit(organizationId: string, kind: LimitKind, id: string): Promise<StoredLimit> {
  const found = (await listLimits(organizationId, kind)).find((limit) => limit.id === id);
  if (!found) {
    throw new ApiError(
      "not_found",
      `There is no ${names[kind]} with the id ${id}; it may have been deleted.`,
    );
  }
  return found;
}

/**
 * Stores a limit. It holds in this process when this resolves, and in others within two seconds.
 *
 * @throws ApiError `conflict` when there are too many.
 */
export async function createLimit(
  { organizationId, apiKeyId }: Caller,
  kind: LimitKind,
  { name, definitionJson }: Pick<StoredLimit, "name" | "definitionJson">,
): Promise<StoredLimit> {
  if ((await listLimits(organizationId, kind)).length >= limitsMax) {
    throw new ApiError("conflict", `There are ${limitsMax} of them, which is the limit: delete some first.`);
  }
  const nowMs = Date.now();
  const limit: StoredLimit = {
    organizationId,
    id: newUuid(),
    kind,
    version: 1,
    revision: newUuid(),
    name,
    definitionJson,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    updatedBy: apiKeyId,
    isDeleted: false,
  };
  await store(limit);
  return limit;
}

/** Changes a limit; the last change counts. What was counted so far stays counted. */
export async function changeLimit(
  { apiKeyId }: Caller,
  before: StoredLimit,
  change: Partial<Pick<StoredLimit, "name" | "definitionJson" | "isDeleted">>,
): Promise<StoredLimit> {
  const after: StoredLimit = {
    ...before,
    ...change,
    version: before.version + 1,
    revision: newUuid(),
    updatedAtMs: Date.now(),
    updatedBy: apiKeyId,
  };
  await store(after);
  return after;
}

/** @throws ApiError `not_found`. */
export async function deleteLimit(caller: Caller, kind: LimitKind, id: string): Promise<void> {
  await changeLimit(caller, await findLimit(caller.organizationId, kind, id), { isDeleted: true });
}

async function store(limit: StoredLimit): Promise<void> {
  await insertLimit(limit);
  await limitsChanged();
}
