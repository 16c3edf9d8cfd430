import { asObject } from "@/lib/guards";
import type { StoredView } from "./view";

/** A view's filter in the wire format's words. */
export function answeredFilter({ id, name, stateJson, createdAtMs }: StoredView) {
  const { filter = "all" } = asObject(JSON.parse(stateJson));
  return { id, name, filter, createdAt: new Date(createdAtMs).toISOString() };
}
