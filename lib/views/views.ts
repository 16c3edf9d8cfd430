import { v7 as newUuid } from "uuid";
import type { Caller } from "@/lib/auth/authorize";
import { ApiError } from "@/lib/errors";
import { insertView } from "@/lib/queries/insert-view";
import { listStoredViews } from "@/lib/queries/list-views";
import { assertNewest, storeVersion } from "@/lib/versions/store-version";
import type { StoredView, ViewPage, ViewState } from "./view";

/** More would only make every list slow. */
const viewsMax = 1_000;

/** All views of an organization, by name. */
export async function listViews(organizationId: string): Promise<StoredView[]> {
  return (await listStoredViews(organizationId)).filter(({ isDeleted }) => !isDeleted);
}

/** @throws ApiError `not_found`. */
export async function findView(organizationId: string, id: string): Promise<StoredView> {
  const [view] = await listStoredViews(organizationId, id);
  if (!view || view.isDeleted) {
    throw viewNotFound(id);
  }
  return view;
}

/** @throws ApiError `conflict` when there are too many. */
export async function createView(
  { organizationId, apiKeyId }: Caller,
  { name, page, state, isDefault }: { name: string; page: ViewPage; state: ViewState; isDefault: boolean },
): Promise<StoredView> {
  if ((await listViews(organizationId)).length >= viewsMax) {
    throw new ApiError(
      "conflict",
      `There are ${viewsMax} saved views, which is the limit: delete some first.`,
    );
  }
  const nowMs = Date.now();
  const view: StoredView = {
    id: newUuid(),
    version: 1,
    revision: newUuid(),
    name,
    page,
    stateJson: JSON.stringify(state),
    isDefault,
    defaultChangedAtMs: isDefault ? nowMs : 0,
    createdBy: apiKeyId,
    createdAtMs: nowMs,
    updatedBy: apiKeyId,
    updatedAtMs: nowMs,
    isDeleted: false,
  };
  await insertView(organizationId, view);
  return view;
}

interface ViewChange {
  name?: string;
  state?: ViewState;
  isDefault?: boolean;
  isDeleted?: boolean;
}

/**
 * Changes a view.
 *
 * @param version the one the change was made on; the newest when absent.
 * @throws ApiError `not_found`, or `conflict` when someone else changed it since.
 */
export async function changeView(
  { organizationId, apiKeyId }: Caller,
  id: string,
  change: ViewChange,
  version?: number,
): Promise<StoredView> {
  const before = await findView(organizationId, id);
  assertNewest(before, version, nameOf(before));
  const nowMs = Date.now();
  const { name = before.name, state, isDefault = before.isDefault, isDeleted = false } = change;
  return storeVersion(
    before,
    {
      name,
      stateJson: state === undefined ? before.stateJson : JSON.stringify(state),
      isDefault,
      defaultChangedAtMs: change.isDefault === undefined ? before.defaultChangedAtMs : nowMs,
      updatedBy: apiKeyId,
      updatedAtMs: nowMs,
      isDeleted,
    },
    {
      insert: (view) => insertView(organizationId, view),
      read: async () => (await listStoredViews(organizationId, id))[0],
      nameOf,
    },
  );
}

/** The answer to an id that no view of the organization has. */
export function viewNotFound(id: string): ApiError {
  return new ApiError("not_found", `There is no saved view with the id ${id}; it may have been deleted.`);
}

function nameOf({ name }: StoredView): string {
  return `view "${name}"`;
}
