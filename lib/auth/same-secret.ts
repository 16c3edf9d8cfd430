import { hash, timingSafeEqual } from "node:crypto";

/** Whether two texts are equal, in a time that tells neither where they differ nor how long they are. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hash("sha256", a, "buffer"), hash("sha256", b, "buffer"));
}
