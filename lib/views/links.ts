import { createHash } from "node:crypto";
import { findLink } from "@/lib/queries/find-link";
import { insertLink } from "@/lib/queries/insert-link";

const idChars = 16;

/** Keeps a text and answers its id: 96 bits of a hash of it, so the same text is kept once. */
export async function keepLink(organizationId: string, text: string): Promise<string> {
  // As the database would give it back: a lone surrogate has no UTF-8 form.
  const state = text.toWellFormed();
  const id = createHash("sha256").update(state).digest("base64url").slice(0, idChars);
  if ((await findLink(organizationId, id)) === undefined) {
    await insertLink(organizationId, { id, state });
  }
  return id;
}
