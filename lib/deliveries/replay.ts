import { ApiError } from "@/lib/errors";
import { getDeliveries } from "@/lib/queries/get-deliveries";
import type { ListedDelivery } from "@/lib/queries/list-deliveries";
import { deliveryQueue } from "./index";

/**
 * Makes a delivery once more, as a delivery of its own with the same payload.
 *
 * @returns the new one's id.
 * @throws ApiError `not_found`.
 */
export async function replayDelivery(
  organizationId: string,
  destinationId: string,
  { id, kind }: Pick<ListedDelivery, "id" | "kind">,
): Promise<string> {
  const [made] = await replayDeliveries(organizationId, destinationId, [id], kind);
  if (made === undefined) throw deliveryNotFound(id);
  return made;
}

/** The same for many; those that are gone are left out. */
export async function replayDeliveries(
  organizationId: string,
  destinationId: string,
  ids: readonly string[],
  kind: string,
): Promise<string[]> {
  const found = await getDeliveries(organizationId, destinationId, ids);
  return deliveryQueue().enqueue(
    // A receiver that keeps track of ids knows the replay of a replay by the id of the first one.
    found.map(({ id, replayOf, subject, payload }) => ({
      ...{ organizationId, destinationId, kind, subject, payload },
      replayOf: replayOf ?? id,
    })),
  );
}

/** The answer to an id that no delivery has. */
export function deliveryNotFound(id: string): ApiError {
  return new ApiError(
    "not_found",
    `There is no delivery with the id ${id} here; deliveries are kept for 30 days.`,
  );
}
