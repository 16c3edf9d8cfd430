import { database } from "@/lib/clickhouse";
import { timeParameter } from "./time-parameter";

/** Keeps the state of a link under its id; keeping it again changes nothing. */
export function insertLink(
  organizationId: string,
  { id, state }: { id: string; state: string },
): Promise<void> {
  const line = JSON.stringify({
    organization_id: organizationId,
    id,
    state,
    created_at: timeParameter(Date.now()),
  });
  return database().insert("links", line, "links.insert");
}
