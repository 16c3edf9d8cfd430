/** One segment of a key: the requests with a value, or those without any. */
export type Segment = { kind: "value"; value: string } | { kind: "missing" };

const missing = "missing";

/** Reads a segment of an address: `=production`, where the value may be anything, or `missing`. Null for all else. */
export function parseSegment(text: string): Segment | null {
  if (text === missing) return { kind: "missing" };
  return text.startsWith("=") ? { kind: "value", value: text.slice(1) } : null;
}

export function printSegment(segment: Segment): string {
  return segment.kind === "missing" ? missing : `=${segment.value}`;
}

/** How people read it: a value as it is, the missing and the empty one by a word. */
export function segmentLabel(segment: Segment): string {
  if (segment.kind === "missing") return "not set";
  return segment.value === "" ? "empty" : segment.value;
}
