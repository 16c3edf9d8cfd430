/** The last line of a complete file of JSON lines. */
export function jsonMarker(rows: number): string {
  return `${JSON.stringify({ facet_export: { complete: true, rows } })}\n`;
}
