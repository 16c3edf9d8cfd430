import { ApiError } from "@/lib/errors";
import { listChannels } from "./channels";

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
  const known = new Set((await listChannels(organizationId, ids)).map(({ id }) => id));
  const issues = ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          {
            path: `${path}.${index}`,
            message: `There is no channel with the id ${id}; GET /v1/channels lists them.`,
          },
        ],
  );
  const [first] = issues;
  if (first) throw new ApiError("invalid", `${first.path}: ${first.message}`, issues);
}
