import { ApiError } from "@/lib/errors";
import { editInFlight } from "@/lib/gateway/in-flight";
import { currentRules } from "@/lib/properties/rule-book";
import { governedEdit, type PropertyRules } from "@/lib/properties/rules";
import { recorder } from "@/lib/recorder";
import type { PropertyEdit } from "@/lib/recorder/recorder";
import { ruleWarnings } from "./rule-warnings";

/**
 * Changes the properties of one request, whether it is being answered, on its way to the database or there. When
 * this resolves, the next read sees the change. Keys under a standing rule are edited as `governedEdit` says.
 *
 * @returns what a rule made of the edit, in sentences.
 * @throws ApiError `not_found`.
 */
export async function editProperties(edit: PropertyEdit): Promise<{ path: string; message: string }[]> {
  // While the database is away the rules are followed once it takes the edit.
  const rules = await currentRules().then(
    (byOrganization) => byOrganization.get(edit.organizationId) ?? noRules,
    () => noRules,
  );
  const governed = governedEdit(edit, rules);
  if (editInFlight(governed) || (await recorder().edit(governed))) {
    return ruleWarnings(edit, rules);
  }
  throw requestNotFound(edit.requestId);
}

const noRules: PropertyRules = new Map();

/** The answer to an id that no request of the organization has. */
export function requestNotFound(requestId: string): ApiError {
  return new ApiError(
    "not_found",
    `There is no request with the id ${requestId}. The id is the helicone-id header of the answer.`,
  );
}
