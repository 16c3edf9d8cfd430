import type { Filter } from "@/lib/filters";

/** Parts with their places; a part has no identity but where it stands, so that editing one keeps its chip. */
export function placed(parts: readonly Filter[]): { piece: Filter; place: number; key: string }[] {
  return parts.map((piece, place) => ({ piece, place, key: `place-${place}` }));
}
