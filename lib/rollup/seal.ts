import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database, ParameterValue } from "@/lib/clickhouse/database";
import { bucketMs } from "./bucket";
import { type Dimension, dimensionName, dimensionSql, rolledFields } from "./dimension";
import type { Interval } from "./interval";
import { measureNames, measures } from "./measures";
import { bucketSql } from "./state";

/** Whole buckets of an organization that are rolled up together. */
export interface SealRun extends Interval {
  organizationId: string;
}

/** A dimension that has more than one value for so many requests would save little: it is answered from the requests themselves. */
const requestsPerValueMin = 4;
/** With more keys than this nothing is rolled up: they are data, not names. */
const keysMax = 1_000;
const dimensionsPerStatement = 16;
const timeoutMs = 10 * 60_000;

/** Rolls up the buckets of a run. May be given up at any point and done again, also by several processes at once. */
export async function sealRun(database: Database, run: SealRun): Promise<void> {
  const claim = newClaim();
  const generation = claim + 1n;
  await insertSeals(database, run, { generation: claim, marks: new Map(), leftOut: [] });
  const marks = await countMarks(database, run);
  const keys = await listKeys(database, run);
  const dimensions: Dimension[] = [
    "all",
    ...rolledFields.map((field) => ({ field })),
    ...keys.map((property) => ({ property })),
  ];
  const { kept, leftOut } =
    keys.length > keysMax ? { kept: [], leftOut: [""] } : await chooseDimensions(database, run, dimensions);
  for (let from = 0; from < kept.length; from += dimensionsPerStatement) {
    await rollUp(database, run, kept.slice(from, from + dimensionsPerStatement), generation);
  }
  await insertSeals(database, run, { generation, marks, leftOut });
}

/** Later ones are larger, no two are the same, and all are even. */
function newClaim(): bigint {
  return (BigInt(Date.now()) << 20n) | (BigInt(randomBytes(4).readUInt32BE() >>> 12) & ~1n);
}

interface Seals {
  generation: bigint;
  marks: ReadonlyMap<number, number>;
  leftOut: readonly string[];
}

async function insertSeals(database: Database, run: SealRun, seals: Seals): Promise<void> {
  const lines: string[] = [];
  for (let startMs = run.fromMs; startMs < run.toMs; startMs += bucketMs) {
    const bucket = startMs / 1000;
    lines.push(
      JSON.stringify({
        organization_id: run.organizationId,
        bucket,
        generation: seals.generation.toString(),
        marks: seals.marks.get(bucket) ?? 0,
        left_out: seals.leftOut,
      }),
    );
  }
  await database.insert("rollup_seals", lines.join("\n"), "rollup.seal");
}

async function countMarks(database: Database, run: SealRun): Promise<Map<number, number>> {
  const rows = await database.query(
    {
      sql: `SELECT toUnixTimestamp(bucket) AS start, sum(marks) AS count
        FROM rollup_marks
        WHERE organization_id = {organizationId: UUID}
          AND bucket >= toDateTime(intDiv({fromMs: Int64}, 1000)) AND bucket < toDateTime(intDiv({toMs: Int64}, 1000))
        GROUP BY bucket`,
      params: runParams(run),
      tag: "rollup.marks",
    },
    z.object({ start: z.number(), count: z.coerce.number() }),
  );
  return new Map(rows.map(({ start, count }) => [start, count]));
}

/** The keys that requests of the run have. The engine writes a dot within a key as %2E. */
async function listKeys(database: Database, run: SealRun): Promise<string[]> {
  const rows = await database.query(
    {
      sql: `SELECT arrayJoin(distinctJSONPaths(properties)) AS path FROM requests WHERE ${inRun} ORDER BY path`,
      params: runParams(run),
      tag: "rollup.keys",
      timeoutMs,
    },
    z.object({ path: z.string() }),
  );
  return rows.map(({ path }) => path.replaceAll("%2E", "."));
}

async function chooseDimensions(
  database: Database,
  run: SealRun,
  dimensions: readonly Dimension[],
): Promise<{ kept: Dimension[]; leftOut: string[] }> {
  const each = (aggregate: (sql: string) => string) =>
    `[${dimensions.map((dimension) => `toUInt64(${aggregate(dimensionSql(dimension))})`).join(", ")}]`;
  const rows = await database.query(
    {
      sql: `SELECT ${each((sql) => `uniq(${bucketSql("created_at")}, ${sql})`)} AS groups,
          ${each((sql) => `count(${sql})`)} AS requests
        FROM requests
        WHERE ${inRun}`,
      params: runParams(run),
      tag: "rollup.choose",
      timeoutMs,
    },
    z.object({ groups: z.array(z.coerce.number()), requests: z.array(z.coerce.number()) }),
  );
  const isKept = dimensions.map(
    (_, index) => (rows[0]?.groups[index] ?? 0) * requestsPerValueMin <= (rows[0]?.requests[index] ?? 0),
  );
  // Without the sums of all requests nothing can be said of those that lack a key.
  if (!isKept[0]) {
    return { kept: [], leftOut: [""] };
  }
  return {
    kept: dimensions.filter((_, index) => isKept[index]),
    leftOut: dimensions.filter((_, index) => !isKept[index]).map(dimensionName),
  };
}

async function rollUp(
  database: Database,
  run: SealRun,
  dimensions: readonly Dimension[],
  generation: bigint,
): Promise<void> {
  const names = dimensions.map((dimension, index) => [`dimension${index}`, dimensionName(dimension)]);
  const selects = dimensions.map(
    (dimension, index) => `
      SELECT organization_id, {dimension${index}: String}, ${bucketSql("created_at")} AS start,
        assumeNotNull(${dimensionSql(dimension)}) AS segment, {generation: UInt64},
        ${measureNames.map((name) => `${measures[name].fromRequests} AS m_${name}`).join(",\n        ")}
      FROM requests
      WHERE ${inRun} AND ${dimensionSql(dimension)} IS NOT NULL
      GROUP BY organization_id, start, segment`,
  );
  await database.command({
    sql: `INSERT INTO property_rollup (organization_id, dimension, bucket, value, generation, ${measureNames.join(", ")})
      ${selects.join("\n      UNION ALL")}`,
    params: { ...runParams(run), ...Object.fromEntries(names), generation },
    tag: "rollup.roll_up",
    timeoutMs,
  });
}

const inRun = `organization_id = {organizationId: UUID}
          AND created_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
          AND created_at < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')`;

function runParams({ organizationId, fromMs, toMs }: SealRun): Record<string, ParameterValue> {
  return { organizationId, fromMs, toMs };
}
