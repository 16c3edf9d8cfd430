import { Pool } from "@/lib/clickhouse/pool";
import { processSingleton } from "@/lib/registry";

/**
 * Statements of exports that run at one time. The embedded engine reads on three connections; one of them is left for
 * the people who look at screens meanwhile.
 */
const statementsMax = 2;

/** Runs a statement of an export when it is its turn. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const pool = processSingleton(
    "exports.turns",
    () => new Pool(Array.from({ length: statementsMax }, (_, index) => index)),
  );
  return pool.use(work);
}
