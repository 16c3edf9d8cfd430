import { ApiError } from "@/lib/errors";
import { editInFlight } from "@/lib/gateway/in-flight";
import { recorder } from "@/lib/recorder";
import type { PropertyEdit } from "@/lib/recorder/recorder";

/**
 * Changes the properties of one request, whether it is being answered, on its way to the database or there. When
 * this resolves, the next read sees the change.
 *
 * @throws ApiError `not_found`.
 */
export async function editProperties(edit: PropertyEdit): Promise<void> {
  if (editInFlight(edit) || (await recorder().edit(edit))) {
    return;
  }
  throw requestNotFound(edit.requestId);
}

/** The answer to an id that no request of the organization has. */
export function requestNotFound(requestId: string): ApiError {
  return new ApiError(
    "not_found",
    `There is no request with the id ${requestId}. The id is the helicone-id header of the answer.`,
  );
}
