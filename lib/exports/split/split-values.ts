import { ApiError } from "@/lib/errors";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { findField } from "@/lib/fields/fields";
import { listSplitValues } from "@/lib/queries/list-split-values";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { inTurn } from "../engine-turn";
import { valuesField } from "../values-field";
import type { SplitValue } from "./split-value";

/** What an archive's list of files may need in memory, and what a person may want to unpack. */
export const splitFilesMax = 10_000;

/**
 * The values that get a file each.
 *
 * @throws ApiError `invalid` when the field has no values to tell apart, or too many.
 */
export async function splitValues(
  selection: RequestSelection,
  ref: FieldRef,
): Promise<{ values: SplitValue[]; textSql: string | null }> {
  const field = valuesField(ref, "splitBy");
  const values = await inTurn(() => listSplitValues(selection, field, splitFilesMax + 1));
  if (values.length > splitFilesMax) {
    const message = `is a field with more than ${splitFilesMax} values in this selection: narrow the filter or the time range, split by another field, or ask for a summary by ${fieldKey(ref)}.`;
    throw new ApiError("invalid", `splitBy ${message}`, [{ path: "splitBy", message }]);
  }
  const isText = typeof ref === "object" || findField(ref)?.kind === "text";
  return { values, textSql: isText ? field.sql : null };
}
