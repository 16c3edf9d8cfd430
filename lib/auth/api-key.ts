import { hash, randomBytes } from "node:crypto";
import { v5 as uuidFromName } from "uuid";
import { z } from "zod";

/** What a key may do: read, write (which includes calls through the gateway), or both. */
export const permissionSchema = z.enum(["r", "w", "rw"]);
export type Permission = z.infer<typeof permissionSchema>;

/** A key as it is kept: never its text, only the SHA-256 of it. */
export const apiKeySchema = z.object({
  organizationId: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  /** SHA-256 of the token in lower-case hex. */
  hash: z.string().length(64),
  /** The last four characters of the token, so that a person can tell keys apart. */
  hint: z.string(),
  permission: permissionSchema,
  createdAtMs: z.number().int(),
  revokedAtMs: z.number().int().nullable(),
  updatedAtMs: z.number().int(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** A new token: 32 random bytes behind a prefix that secret scanners can look for. */
export function newApiKeyToken(): string {
  return `sk-facet-${randomBytes(32).toString("base64url")}`;
}

/** SHA-256 in hex. A token has 256 random bits, so a slow password hash would add nothing but time. */
export function hashApiKeyToken(token: string): string {
  return hash("sha256", token, "hex");
}

export function apiKeyHint(token: string): string {
  return token.slice(-4);
}

const environmentKeyNamespace = "6f0c7a52-3a0e-4a43-9f4e-8d2f3b1c5e77";

/**
 * The id of the key that stands in FACET_API_KEY. It follows from the hash, so that restarts find the same row
 * again, and so that a row tells by itself whether it came from the environment.
 */
export function environmentApiKeyId(tokenHash: string): string {
  return uuidFromName(tokenHash, environmentKeyNamespace);
}

export function isEnvironmentApiKey(key: Pick<ApiKey, "id" | "hash">): boolean {
  return key.id === environmentApiKeyId(key.hash);
}
