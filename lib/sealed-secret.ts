import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { readPrivateFile, writePrivateFile } from "@/lib/auth/private-file";
import { env } from "@/lib/env";
import { ApiError } from "@/lib/errors";
import { processSingleton } from "@/lib/registry";

const version = "v1.";
const ivBytes = 12;
const tagBytes = 16;

/**
 * A secret as it may stand in the database: sealed with AES-256-GCM under a key that does not.
 *
 * @param place what the secret belongs to, such as a webhook's id: sealed text copied elsewhere cannot be opened there.
 */
export function sealSecret(secret: string, place: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), iv).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return version + Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url");
}

/** @throws ApiError `conflict` when it was sealed under another key or for another place. */
export function openSecret(sealed: string, place: string): string {
  try {
    const bytes = Buffer.from(sealed.slice(version.length), "base64url");
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(), bytes.subarray(0, ivBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return text.toString("utf8");
  } catch {
    throw new ApiError(
      "conflict",
      "A stored secret cannot be read: it was sealed with another key. Start Facet with the FACET_SECRET_KEY or the " +
        "data directory it was stored with, or enter the secret again.",
    );
  }
}

function sealingKey(): Buffer {
  return processSingleton("sealing-key", () => {
    const { FACET_SECRET_KEY, FACET_DATA_DIR } = env();
    if (FACET_SECRET_KEY !== undefined) {
      return createHash("sha256").update(FACET_SECRET_KEY).digest();
    }
    const path = join(FACET_DATA_DIR, "sealing-key");
    const existing = readPrivateFile(path)?.trim();
    if (existing) {
      return Buffer.from(existing, "hex");
    }
    const key = randomBytes(32);
    writePrivateFile(path, key.toString("hex"));
    return key;
  });
}
