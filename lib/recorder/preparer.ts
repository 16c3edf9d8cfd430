import { Pacer } from "./pacer";
import { type Describe, type PreparedBatch, prepareBatch, type RulesByOrganization } from "./prepare-batch";
import type { Stretch } from "./read-frames";

/** Makes batches ready for the database, one at a time. */
export interface Preparer {
  prepare(stretch: Stretch, rules: RulesByOrganization): Promise<PreparedBatch>;
  close(): Promise<void>;
}

/** Prepares on this very thread, in slices that let callers through: for tests, development and serverless hosts. */
export function preparerHere(describe: Describe): Preparer {
  const pacer = new Pacer();
  return {
    prepare: (stretch, rules) => prepareBatch(stretch, rules, { describe, pacer }),
    close: async () => {},
  };
}
