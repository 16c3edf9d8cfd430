import type { Sample } from "./edit-schema";

/** A request of a dry run with the properties that would change on it. */
export interface SampleRow {
  requestId: string;
  createdAt: string;
  changes: { key: string; before: string | null; after: string | null }[];
}

/** The requests of a sample, each with what differs; a property that stays as it is says nothing. */
export function prepareSample(sample: Sample): SampleRow[] {
  return sample.map(({ request_id, created_at, before, after }) => {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return {
      requestId: request_id,
      createdAt: created_at,
      changes: keys
        .map((key) => ({ key, before: before[key] ?? null, after: after[key] ?? null }))
        .filter((change) => change.before !== change.after),
    };
  });
}
