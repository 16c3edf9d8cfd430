import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database, ParameterValue } from "@/lib/clickhouse/database";
import { bucketMs } from "./bucket";
import { type Dimension, dimensionName, dimensionSql, rolledFields } from "./dimension";
import type { Interval } from "./interval";
import { type Level, levelStartSql, levels } from "./level";
import { type MeasureName, measureNames, measures } from "./measures";
import { sealBook } from "./seal-book";

/** Whole buckets of an organization that are rolled up together. */
export interface SealRun extends Interval {
  organizationId: string;
}

/** A dimension with more than one value in so many requests would save little: it is answered from the requests themselves. */
const requestsPerValueMin = 4;
/** With more keys than this nothing is rolled up: they are data, not names. */
const keysMax = 1_000;
const dimensionsPerStatement = 16;
const timeoutMs = 10 * 60_000;

/** Rolls up the buckets of a run. May be given up at any point and done again, also by several processes at once. */
export async function sealRun(database: Database, run: SealRun): Promise<void> {
  const generation = newGeneration();
  await insertLines(database, "rollup_claims", run, () => ({ generation: generation.toString() }));
  const marks = await countMarks(database, run);
  const keys = await listKeys(database, run);
  const dimensions: Dimension[] = [
    "all",
    ...rolledFields.map((field) => ({ field })),
    ...keys.map((property) => ({ property })),
  ];
  const { kept, leftOut } =
    keys.length > keysMax ? nothing : await chooseDimensions(database, run, dimensions);
  for (let from = 0; from < kept.length; from += dimensionsPerStatement) {
    await addUp(database, run, kept.slice(from, from + dimensionsPerStatement), generation);
  }
  if (kept.some(({ levels: own }) => finest(own) === "quarter")) {
    await addUpQuarters(database, run, kept, generation);
  }
  await insertLines(database, "rollup_seals", run, (bucket) => ({
    generation: generation.toString(),
    marks: marks.get(bucket) ?? 0,
    left_out: leftOut,
  }));
}

/** A dimension and how finely it is worth to be rolled up. */
interface KeptDimension {
  dimension: Dimension;
  levels: readonly Level[];
}

interface Choice {
  kept: KeptDimension[];
  /** Names of the others. */
  leftOut: string[];
}

/** Without the sums of all requests nothing can be said of those that lack a key. */
const nothing: Choice = { kept: [], leftOut: levels.map((level) => dimensionName("all", level)) };

/** Later ones are larger, and no two are the same. */
function newGeneration(): bigint {
  return (BigInt(Date.now()) << 20n) | BigInt(randomBytes(4).readUInt32BE() >>> 12);
}

/** A line for each bucket of the run, of which readers hear. */
async function insertLines(
  database: Database,
  table: "rollup_claims" | "rollup_seals",
  { organizationId, fromMs, toMs }: SealRun,
  line: (bucket: number) => object,
): Promise<void> {
  const lines: string[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs += bucketMs) {
    const bucket = startMs / 1000;
    lines.push(JSON.stringify({ organization_id: organizationId, bucket, ...line(bucket) }));
  }
  await database.insert(table, lines.join("\n"), `rollup.${table}`);
  sealBook().changed({ organizationId, fromMs, toMs: toMs - 1 });
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
): Promise<Choice> {
  const each = (sqlOf: (sql: string) => string) =>
    `[${dimensions.map((dimension) => sqlOf(dimensionSql(dimension))).join(", ")}]`;
  const groups = (level: Level) => (sql: string) => `uniq(${levelStartSql(level, "created_at")}, ${sql})`;
  const rows = await database.query(
    {
      sql: `SELECT [${levels.map((level) => each(groups(level))).join(", ")}] AS groups,
          ${each((sql) => `count(${sql})`)} AS requests
        FROM requests
        WHERE ${inRun}`,
      params: runParams(run),
      tag: "rollup.choose",
      timeoutMs,
    },
    z.object({ groups: z.array(z.array(z.coerce.number())), requests: z.array(z.coerce.number()) }),
  );
  const isWorthIt = (level: number, index: number) =>
    (rows[0]?.groups[level]?.[index] ?? 0) * requestsPerValueMin <= (rows[0]?.requests[index] ?? 0);
  if (!isWorthIt(0, 0)) {
    return nothing;
  }
  const chosen = dimensions.map((dimension, index) => ({
    dimension,
    levels: levels.filter((_, level) => isWorthIt(level, index)),
  }));
  return {
    kept: chosen.filter((choice) => choice.levels.length > 0),
    leftOut: chosen.flatMap((choice) =>
      levels
        .filter((level) => !choice.levels.includes(level))
        .map((level) => dimensionName(choice.dimension, level)),
    ),
  };
}

/** Adds up requests, by each dimension at its finest level. */
async function addUp(
  database: Database,
  run: SealRun,
  dimensions: readonly KeptDimension[],
  generation: bigint,
): Promise<void> {
  const names = dimensions.map(({ dimension, levels: kept }, index) => [
    `dimension${index}`,
    dimensionName(dimension, finest(kept)),
  ]);
  const selects = dimensions.map(
    ({ dimension, levels: kept }, index) => `
      SELECT organization_id, {dimension${index}: String}, ${levelStartSql(finest(kept), "created_at")} AS start,
        assumeNotNull(${dimensionSql(dimension)}) AS segment, {generation: UInt64},
        ${measureNames.map((name) => `${measures[name].fromRequests} AS m_${name}`).join(",\n        ")}
      FROM requests
      WHERE ${inRun} AND ${dimensionSql(dimension)} IS NOT NULL
      GROUP BY organization_id, start, segment`,
  );
  await database.command({
    sql: `INSERT INTO property_rollup (${columns})
      ${selects.join("\n      UNION ALL")}`,
    params: { ...runParams(run), ...Object.fromEntries(names), generation },
    tag: "rollup.add_up",
    timeoutMs,
  });
}

/** Adds up the quarters of hours that a run was rolled up by. */
async function addUpQuarters(
  database: Database,
  run: SealRun,
  dimensions: readonly KeptDimension[],
  generation: bigint,
): Promise<void> {
  const kept = dimensions.filter(({ levels: own }) => finest(own) === "quarter");
  const sum = (name: MeasureName) => `${measures[name].kind === "histogram" ? "sumMap" : "sum"}(${name})`;
  await database.command({
    sql: `INSERT INTO property_rollup (${columns})
      SELECT organization_id, transform(toString(dimension), {quarters: Array(String)}, {hours: Array(String)}, '') AS whole,
        toStartOfHour(bucket) AS start, value, {generation: UInt64},
        ${measureNames.map((name) => `${sum(name)} AS m_${name}`).join(",\n        ")}
      FROM property_rollup
      WHERE organization_id = {organizationId: UUID} AND generation = {generation: UInt64}
        AND dimension IN {quarters: Array(String)}
        AND bucket >= toDateTime(intDiv({fromMs: Int64}, 1000)) AND bucket < toDateTime(intDiv({toMs: Int64}, 1000))
      GROUP BY organization_id, whole, start, value`,
    params: {
      ...runParams(run),
      generation,
      quarters: kept.map(({ dimension }) => dimensionName(dimension, "quarter")),
      hours: kept.map(({ dimension }) => dimensionName(dimension, "hour")),
    },
    tag: "rollup.add_up_quarters",
    timeoutMs,
  });
}

const columns = `organization_id, dimension, bucket, value, generation, ${measureNames.join(", ")}`;

function finest(kept: readonly Level[]): Level {
  return kept.includes("quarter") ? "quarter" : "hour";
}

const inRun = `organization_id = {organizationId: UUID}
          AND created_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
          AND created_at < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')`;

function runParams({ organizationId, fromMs, toMs }: SealRun): Record<string, ParameterValue> {
  return { organizationId, fromMs, toMs };
}
