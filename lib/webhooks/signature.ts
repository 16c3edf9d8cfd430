import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";

/**
 * The headers by which a receiver tells that a delivery is Facet's: Helicone's over the body alone, and those of Standard
 * Webhooks, which also cover an id, the same for every attempt and replay, and the time of the attempt.
 */
export function signatureHeaders(
  key: string,
  { messageId, body, atMs }: { messageId: string; body: string; atMs: number },
): Record<string, string> {
  return {
    "helicone-signature": createHmac("sha256", key).update(body).digest("hex"),
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(atMs / 1000)),
    "webhook-signature": new Webhook(standardKey(key)).sign(messageId, new Date(atMs), body),
  };
}

/** The key as libraries of Standard Webhooks take it: the same bytes, in their writing. */
export function standardKey(key: string): string {
  return `whsec_${Buffer.from(key).toString("base64")}`;
}
