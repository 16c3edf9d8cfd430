import { randomBytes } from "node:crypto";
import { processSingleton } from "@/lib/registry";
import { sameSecret } from "./same-secret";

/** A link that signs its reader in, for the console of a start without FACET_ADMIN_PASSWORD. Good while this process runs. */
export function signInLink(baseUrl: string): string {
  return new URL(`/sign-in/link?token=${token()}`, baseUrl).href;
}

export function isSignInToken(candidate: string): boolean {
  return sameSecret(candidate, token());
}

function token(): string {
  return processSingleton("sign-in-token", () => randomBytes(32).toString("base64url"));
}
