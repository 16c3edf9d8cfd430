import { countBelow } from "@/lib/queries/count-below";
import { type FieldBounds, measureFields } from "@/lib/queries/measure-fields";
import type { RequestSelection } from "@/lib/queries/request-selection";
import type { RangeField } from "./facet";
import { type Scale, scaleOf } from "./scale";

export interface RangeFacet {
  field: RangeField;
  requests: number;
  missing: number;
  min: string | null;
  max: string | null;
  scale: Scale["type"];
  buckets: { from: string; to: string; requests: number }[];
}

/** Bounds and histograms of several numeric fields under one selection, in two scans. */
export async function rangeFacets(
  selection: RequestSelection,
  fields: readonly RangeField[],
  remainingMs: () => number,
): Promise<RangeFacet[]> {
  const { requests, bounds } = await measureFields(selection, fields, remainingMs());
  const measured = fields.flatMap((field, index) => {
    const found = bounds[index];
    return found ? [{ field, found, scale: scaleFor(field, found) }] : [];
  });
  const drawn = measured.flatMap(({ field, scale }) =>
    scale ? [{ field, bounds: scale.edges.slice(1, -1) }] : [],
  );
  const below = drawn.length > 0 ? await countBelow(selection, drawn, remainingMs()) : [];
  const counts = new Map(drawn.map(({ field }, index) => [field, below[index] ?? []]));
  return measured.map(({ field, found, scale }) => ({
    field,
    requests,
    missing: requests - found.present,
    min: shown(field, found.min),
    max: shown(field, found.max),
    scale: scale?.type ?? "linear",
    buckets: scale ? bucketsOf(field, scale, [0, ...(counts.get(field) ?? []), found.present]) : [],
  }));
}

function scaleFor(field: RangeField, { min, max, minPositive }: FieldBounds): Scale | undefined {
  if (min === null || max === null) {
    return undefined;
  }
  return scaleOf(min, max, field.unit === "time" ? null : minPositive, field.type === "Int64");
}

/** @param below how many values lie below each edge. */
function bucketsOf(field: RangeField, { edges }: Scale, below: readonly number[]): RangeFacet["buckets"] {
  return edges.slice(1).map((to, index) => ({
    from: shown(field, edges[index] ?? to) ?? "",
    to: shown(field, to) ?? "",
    // A scan that ran out of time may have read less than the one before.
    requests: Math.max(0, (below[index + 1] ?? 0) - (below[index] ?? 0)),
  }));
}

/** A bound as a filter takes it: times in ISO 8601, plain decimals. */
function shown(field: RangeField, text: string | null): string | null {
  return text !== null && field.unit === "time" ? new Date(Number(text)).toISOString() : text;
}
