/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  // An exception costs ten times what this look costs, and texts that are no JSON are common in streams.
  const first = text.charCodeAt(0);
  const mayBeJson = first === 0x7b || first === 0x5b || first <= 0x20;
  if (!mayBeJson) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
