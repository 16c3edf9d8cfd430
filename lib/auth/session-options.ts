import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { SessionOptions } from "iron-session";
import { z } from "zod";
import { env } from "@/lib/env";
import { processSingleton } from "@/lib/registry";
import { readPrivateFile, writePrivateFile } from "./private-file";

const lifetimeSeconds = 30 * 24 * 60 * 60;

/** What the sealed cookie holds. */
export const sessionSchema = z.object({
  organizationId: z.uuid(),
  signedInAtMs: z.number().int(),
});
export type Session = z.infer<typeof sessionSchema>;

/**
 * How the session cookie is sealed and set. `lax` rather than `strict`, as a strict cookie is not sent when a
 * link to the dashboard is followed from a chat or a mail; changes are guarded by the same-origin check.
 */
export function sessionOptions({ secure }: { secure: boolean }): SessionOptions {
  return {
    cookieName: "facet-session",
    password: sealingSecret(),
    ttl: lifetimeSeconds,
    cookieOptions: { httpOnly: true, sameSite: "lax", secure, path: "/" },
  };
}

/** Whether the browser reached Facet over TLS, be it through a proxy in front of it. */
export function isSecure(request: Request): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (
    (forwarded ?? new URL(request.url).protocol.replace(":", "")) === "https" ||
    env().FACET_PUBLIC_URL?.startsWith("https:") === true
  );
}

/** A new admin password ends all sessions, as the seal depends on it. */
function sealingSecret(): string {
  return createHmac("sha256", storedSecret())
    .update(env().FACET_ADMIN_PASSWORD ?? "")
    .digest("hex");
}

function storedSecret(): string {
  return processSingleton("session-secret", () => {
    const path = join(env().FACET_DATA_DIR, "session-secret");
    const existing = readPrivateFile(path)?.trim();
    if (existing) {
      return existing;
    }
    const secret = randomBytes(32).toString("hex");
    writePrivateFile(path, secret);
    return secret;
  });
}
