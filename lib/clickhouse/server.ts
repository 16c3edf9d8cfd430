import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type ClickHouseClient, ClickHouseLogLevel, createClient, drainStream } from "@clickhouse/client";
import { z } from "zod";
import { ApiError } from "@/lib/errors";
import { type Database, type InsertedRows, isBinary, type RawFormat, type Statement } from "./database";
import { withEngineErrors } from "./engine-error";
import { assertBound } from "./parameters";
import { settingsOf, timeoutMsOf } from "./settings";

export interface ServerAddress {
  url: string;
  username: string;
  password: string;
  database: string;
  /** Name of the cluster the database is made on; a single server when absent. */
  cluster?: string;
}

/** What goes wrong is thrown, and told where it matters. */
const log = { level: ClickHouseLogLevel.OFF };
const connectionsMax = 20;
/** The engine stops a statement at its own limit; this much later the client stops waiting for an answer. */
const answerGraceMs = 5_000;

/** A ClickHouse server or cluster over HTTP; makes the database when it is missing. */
export async function openServer(address: ServerAddress): Promise<Database> {
  const { url, username, password, cluster } = address;
  const bootstrap = createClient({ url, username, password, request_timeout: 30_000, log });
  try {
    const onCluster = cluster ? ` ON CLUSTER \`${cluster}\`` : "";
    await withEngineErrors(
      () => bootstrap.command({ query: `CREATE DATABASE IF NOT EXISTS \`${address.database}\`${onCluster}` }),
      new URL(url).host,
    );
  } finally {
    await bootstrap.close();
  }
  return new ServerDatabase(address);
}

class ServerDatabase implements Database {
  readonly #client: ClickHouseClient;
  readonly #where: string;

  constructor({ url, username, password, database }: ServerAddress) {
    this.#where = new URL(url).host;
    this.#client = createClient({
      url,
      username,
      password,
      database,
      application: "facet",
      compression: { request: true, response: true },
      max_open_connections: connectionsMax,
      keep_alive: { enabled: true },
      // Long parameters, such as the ids of a whole batch, do not fit into a URL.
      use_multipart_params_auto: true,
      log,
      // Each statement brings its own limit.
      request_timeout: 24 * 60 * 60 * 1000,
    });
  }

  async query<Row>(statement: Statement, row: z.ZodType<Row>): Promise<Row[]> {
    const rows = await this.#run(statement, async (options) => {
      const result = await this.#client.query({ query: statement.sql, format: "JSONEachRow", ...options });
      return result.json();
    });
    return z.array(row).parse(rows);
  }

  async queryBytes(statement: Statement, format: RawFormat): Promise<Uint8Array> {
    return this.#run(statement, async ({ clickhouse_settings, ...options }) => {
      const { stream } = await this.#client.exec({
        query: `${statement.sql}\nFORMAT ${format}`,
        ...options,
        // Otherwise the server could begin to answer and then write what went wrong in between the bytes.
        clickhouse_settings: { ...clickhouse_settings, wait_end_of_query: 1 },
      });
      return buffer(stream);
    });
  }

  async command(statement: Statement): Promise<void> {
    await this.#run(statement, (options) => this.#client.command({ query: statement.sql, ...options }));
  }

  async insert(table: string, rows: InsertedRows, tag: string, token?: string): Promise<void> {
    const into = isBinary(rows)
      ? `${table} (${rows.columns.map(({ name }) => name).join(", ")}) FORMAT RowBinary`
      : `${table} FORMAT JSONEachRow`;
    const bytes = isBinary(rows) ? rows.bytes : rows;
    await this.#run({ sql: "", tag, token }, async (options) => {
      // Not `client.insert`, which wants rows as objects and would write them a second time.
      const { stream } = await this.#client.exec({
        query: `INSERT INTO ${into}`,
        values: Readable.from([bytes], { objectMode: false }),
        ...options,
      });
      await drainStream(stream);
    });
  }

  async ping(): Promise<void> {
    const result = await this.#client.ping();
    if (!result.success) {
      throw new ApiError(
        "storage_unavailable",
        `The database (${this.#where}) does not answer: ${result.error.message}`,
      );
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #run<T>(
    statement: Statement & { token?: string },
    work: (options: CallOptions) => Promise<T>,
  ): Promise<T> {
    const params = statement.params ?? {};
    assertBound(statement.sql, params);
    const abort_signal = AbortSignal.timeout(timeoutMsOf(statement) + answerGraceMs);
    return withEngineErrors(
      () => work({ clickhouse_settings: settingsOf(statement), query_params: params, abort_signal }),
      this.#where,
    );
  }
}

interface CallOptions {
  clickhouse_settings: ReturnType<typeof settingsOf>;
  query_params: Record<string, unknown>;
  abort_signal: AbortSignal;
}
