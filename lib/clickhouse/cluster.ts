import { env } from "@/lib/env";

/**
 * On a cluster a table `requests` is a `Distributed` table over `requests_local` on every shard. Reads and inserts
 * use the plain name everywhere; statements that change rows in place (UPDATE, DELETE, ALTER) name this one.
 *
 * @returns SQL for the place of a table's name, such as `` requests `` or
 * `` requests_local ON CLUSTER `main` ``.
 */
export function localTable(table: string, cluster: string | undefined = env().CLICKHOUSE_CLUSTER): string {
  return cluster ? `${table}_local${onCluster(cluster)}` : table;
}

/**
 * The name of a table that is read within a statement on `localTable`. On a cluster every host runs such a statement
 * with a default database of its own, so the name brings Facet's. It is the distributed table there: the host that
 * changes rows may have others' copies later than they were written.
 */
export function tableReadOnCluster(
  table: string,
  { CLICKHOUSE_CLUSTER: cluster, CLICKHOUSE_DATABASE: database } = env(),
): string {
  return cluster ? `\`${database}\`.${table}` : table;
}

/** The statements of a single server, rewritten for `cluster`; unchanged when there is none. */
export function forTopology(statement: string, cluster: string | undefined): string[] {
  if (!cluster) {
    return [statement];
  }
  if (/^CREATE TABLE/i.test(statement)) {
    return replicatedTable(statement, cluster);
  }
  if (/^CREATE MATERIALIZED VIEW/i.test(statement)) {
    return [replicatedView(statement, cluster)];
  }
  if (/^ALTER TABLE/i.test(statement)) {
    return alteredTable(statement, cluster);
  }
  throw new Error(`This statement has no form for a cluster: ${statement.slice(0, 80)}`);
}

const createPattern = /^CREATE TABLE IF NOT EXISTS (\w+)/i;
const enginePattern = /\bENGINE = (\w*MergeTree)(?:\(([^)]*)\))?/i;

function replicatedTable(statement: string, cluster: string): string[] {
  const table = createPattern.exec(statement)?.[1];
  if (!table || !enginePattern.test(statement)) {
    throw new Error(`Expected CREATE TABLE IF NOT EXISTS … ENGINE = …MergeTree: ${statement.slice(0, 80)}`);
  }
  const local = statement
    .replace(createPattern, () => `CREATE TABLE IF NOT EXISTS ${localTable(table, cluster)}`)
    .replace(enginePattern, (_, engine: string, options?: string) => {
      const replica = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";
      return `ENGINE = Replicated${engine}(${options ? `${replica}, ${options}` : replica})`;
    });
  const distributed =
    `CREATE TABLE IF NOT EXISTS ${table}${onCluster(cluster)} AS ${table}_local ` +
    `ENGINE = Distributed(\`${cluster}\`, currentDatabase(), ${table}_local, ${shardingKey(statement)})`;
  return [local, distributed];
}

/**
 * Rows of one request stand on one shard, and so do the states of one small thing: a ReplacingMergeTree can only
 * replace what is on its own shard.
 */
function shardingKey(createStatement: string): string {
  const column = ["request_id", "organization_id", "job"].find((name) =>
    new RegExp(`^\\s*${name} `, "m").test(createStatement),
  );
  return column ? `cityHash64(${column})` : "rand()";
}

/** A view reads and writes the tables of its own shard. */
function replicatedView(statement: string, cluster: string): string {
  return statement
    .replace(/^CREATE MATERIALIZED VIEW IF NOT EXISTS (\w+)/i, (head) => head + onCluster(cluster))
    .replace(/\bTO (\w+)/, "TO $1_local")
    .replace(/\bFROM (\w+)/g, "FROM $1_local");
}

/** Columns stand in both tables; indices, codecs, TTL and settings only where the rows are. */
function alteredTable(statement: string, cluster: string): string[] {
  const rename = (target: (table: string) => string) =>
    statement.replace(/^ALTER TABLE (\w+)/i, (_, table: string) => `ALTER TABLE ${target(table)}`);
  const local = rename((table) => localTable(table, cluster));
  const changesColumns = /\b(?:ADD|DROP|RENAME|MODIFY) COLUMN\b/i.test(statement);
  return changesColumns ? [local, rename((table) => table + onCluster(cluster))] : [local];
}

function onCluster(cluster: string): string {
  return ` ON CLUSTER \`${cluster}\``;
}
