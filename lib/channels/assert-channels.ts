import { assertNoIssues, type Issue } from "@/lib/errors";
import type { StoredChannel } from "./channel";
import { listChannels } from "./channels";

/**
 * What is wrong with a choice of channels: those that are not among the known ones.
 *
 * @param path where they stand in what was sent, such as `config.channels`.
 */
export function channelIssues(
  known: readonly Pick<StoredChannel, "id">[],
  ids: readonly string[],
  path: string,
): Issue[] {
  const knownIds = new Set(known.map(({ id }) => id));
  return ids.flatMap((id, index) => {
    const message = `There is no channel with the id ${id}; GET /v1/channels lists them.`;
    return knownIds.has(id) ? [] : [{ path: `${path}.${index}`, message }];
  });
}

/**
 * That an organization has these channels.
 *
 * @param path where they stand in what was sent, such as `config.channels`.
 * @throws ApiError `invalid` that names each one there is not.
 */
export async function assertChannels(
  organizationId: string,
  ids: readonly string[],
  path: string,
): Promise<void> {
  if (ids.length === 0) return;
  assertNoIssues(channelIssues(await listChannels(organizationId, ids), ids, path));
}
