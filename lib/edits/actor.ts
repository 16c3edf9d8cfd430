import { listApiKeys } from "@/lib/auth/api-keys";
import type { Caller } from "@/lib/auth/authorize";
import type { Actor } from "./edit";

/** Who a caller is, for the journal: the name an API key has now. */
export async function actorOf({ organizationId, apiKeyId }: Caller): Promise<Actor> {
  if (apiKeyId === null) {
    return { type: "session", id: null, name: "dashboard" };
  }
  const key = (await listApiKeys(organizationId)).find(({ id }) => id === apiKeyId);
  return { type: "api_key", id: apiKeyId, name: key?.name ?? "" };
}
