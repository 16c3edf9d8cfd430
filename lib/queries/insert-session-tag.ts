import { database } from "@/lib/clickhouse";

/** Gives a session a tag in place of the one it had; an empty one takes it away. */
export function insertSessionTag(
  organizationId: string,
  { sessionId, tag }: { sessionId: string; tag: string },
): Promise<void> {
  const line = JSON.stringify({ organization_id: organizationId, session_id: sessionId, tag });
  return database().insert("session_tags", line, "sessions.tag");
}
