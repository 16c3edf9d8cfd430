import { database } from "@/lib/clickhouse";
import { measurePropertyEditSlice } from "@/lib/queries/measure-property-edit-slice";
import type { EditSlice } from "@/lib/queries/property-edit-slice";
import { updatePropertyEditSlice } from "@/lib/queries/update-property-edit-slice";
import { markTouched } from "@/lib/rollup/mark";

/** One UPDATE holds all its patches in memory. */
const bytesPerUpdate = 32 * 1024 * 1024;

/**
 * Makes the requests of a slice what its journal says they are to be. Every edit of many requests changes rows here
 * and nowhere else, so whatever is to follow a change of properties is told of it here. Doing it again changes nothing.
 *
 * @returns how many requests the journal of the slice holds.
 */
export async function applyEditSlice(slice: EditSlice, keys: readonly string[]): Promise<number> {
  const { requests, firstMs, lastMs, bytes, buckets } = await measurePropertyEditSlice(slice);
  if (requests === 0) {
    return 0;
  }
  const parts = Math.ceil(bytes / bytesPerUpdate);
  for (let index = 0; index < parts; index++) {
    await updatePropertyEditSlice(slice, keys, { firstMs, lastMs }, { index, of: parts });
  }
  await markTouched(
    database(),
    buckets.map((second) => ({
      organizationId: slice.organizationId,
      fromMs: second * 1000,
      toMs: second * 1000,
    })),
  );
  return requests;
}
