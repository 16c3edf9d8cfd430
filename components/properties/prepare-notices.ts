import type { Property } from "./property-schema";

/** Something about one key or two that a person may want to put right. */
export interface Notice {
  id: string;
  kind: Property["warnings"][number]["kind"];
  /** The key it is about; of two that look the same, the one on fewer requests, which would go. */
  key: Property;
  /** The key that the other one looks like. */
  other: Property | null;
  message: string;
}

/**
 * The warnings of all keys as notices, each pair of look-alikes once. Who hid a key has looked at it: hidden keys
 * are passed over.
 */
export function prepareNotices(keys: readonly Property[]): Notice[] {
  const byKey = new Map(keys.filter((key) => !key.is_hidden).map((key) => [key.key, key]));
  const notices = new Map<string, Notice>();
  for (const key of byKey.values()) {
    for (const { kind, message, other: otherKey } of key.warnings) {
      if (kind !== "look_alike") {
        const id = `${kind}:${key.key}`;
        notices.set(id, { id, kind, key, other: null, message });
        continue;
      }
      const other = byKey.get(otherKey ?? "");
      if (!other) continue;
      const [less, more] = isLess(key, other) ? [key, other] : [other, key];
      const id = `${kind}:${JSON.stringify([less.key, more.key])}`;
      notices.set(id, { id, kind, key: less, other: more, message: pairMessage(less, more) });
    }
  }
  return [...notices.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const order: readonly Notice["kind"][] = ["look_alike", "stopped", "high_cardinality"];

function isLess(a: Property, b: Property): boolean {
  return a.requests === b.requests ? a.key > b.key : a.requests < b.requests;
}

function pairMessage(less: Property, more: Property): string {
  return `“${less.property}” looks like “${more.property}”. If both mean the same, merge one into the other.`;
}
