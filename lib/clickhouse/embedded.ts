import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from "@clickhouse/client";
import type { ChdbConnection } from "chdb/connection";
import { z } from "zod";
import { ApiError } from "@/lib/errors";
import {
  type BinaryRows,
  type Database,
  type InsertedRows,
  isBinary,
  type RawFormat,
  type Statement,
} from "./database";
import { withEngineErrors } from "./engine-error";
import { stringLiteral } from "./parameters";
import { Pool } from "./pool";
import { Session } from "./session";

/** Reads run side by side on this many connections; writes have one of their own, so neither waits for the other. */
const readConnections = 3;
/** Reads still under way when the database closes are told to end this often. */
const killEveryMs = 100;

interface Connection {
  client: ClickHouseClient;
  native: ChdbConnection;
  session: Session;
}

/**
 * Opens the engine inside this process.
 *
 * @param path directory of the database; one per process, and one process per directory.
 * @throws ApiError with `storage_unavailable` when the platform has no engine or the directory is in use.
 */
export async function openEmbedded(path: string, databaseName: string): Promise<Database> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const { createChdbConnection } = await loadEngine();
  const open = async () => {
    const connect = (): Connection => {
      const native = createChdbConnection({ path });
      // The client and chdb carry a copy each of the same declarations, which the compiler takes for two.
      const connection = native as unknown as ClickHouseClientConfigOptions["connection"];
      return { native, client: createClient({ connection }), session: new Session() };
    };
    const write = connect();
    await write.client.command({ query: `CREATE DATABASE IF NOT EXISTS \`${databaseName}\`` });
    const reads = Array.from({ length: readConnections }, connect);
    for (const { client, session } of [write, ...reads]) {
      // The limit on a statement's length has to be set before the statement that needs it.
      await session.run({ sql: `USE \`${databaseName}\``, tag: "open" }, (query) =>
        client.command({ query }),
      );
    }
    return new EmbeddedDatabase(path, write, reads);
  };
  return withEngineErrors(() => open().catch((error: unknown) => explained(error, path)), path);
}

/** The engine writes its reason to standard error only; the commonest is that it holds a lock of its own. */
async function explained(error: unknown, path: string): Promise<never> {
  if (!(error instanceof Error) || !error.message.includes("Failed to create connection")) {
    throw error;
  }
  const status = await readFile(join(path, "status"), "utf8").catch(() => "");
  const pid = /PID: (\d+)/.exec(status)?.[1];
  const holder = pid ? ` Process ${pid} is noted as the one that has it open.` : "";
  throw new ApiError(
    "storage_unavailable",
    `The database in ${path} cannot be opened; the engine's reason stands above.${holder} If another process uses ` +
      "it, stop that one, or set FACET_DATA_DIR to another directory for this one.",
  );
}

/** Loaded on first use: the engine's library is large, and a process that talks to a server never needs it. */
async function loadEngine(): Promise<typeof import("chdb/connection")> {
  try {
    return await import("chdb/connection");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ApiError(
      "storage_unavailable",
      `The embedded engine does not run on this platform (${process.platform} ${process.arch}): it needs Linux ` +
        "with glibc, or macOS. Set CLICKHOUSE_URL to use a ClickHouse server instead, or run Facet in a " +
        `Debian-based container. The loader said: ${reason.split("\n")[0]}`,
    );
  }
}

class EmbeddedDatabase implements Database {
  readonly #where: string;
  /** The file in which an insert hands its rows to the engine; only one runs at a time. */
  readonly #handOver: string;
  readonly #all: readonly Connection[];
  readonly #reads: Pool<Connection>;
  readonly #writes: Pool<Connection>;

  constructor(path: string, write: Connection, reads: readonly Connection[]) {
    this.#where = path;
    this.#handOver = `${path}-insert.bin`;
    this.#all = [write, ...reads];
    this.#reads = new Pool(reads);
    this.#writes = new Pool([write]);
  }

  async query<Row>(statement: Statement, row: z.ZodType<Row>): Promise<Row[]> {
    const rows = await this.#on(this.#reads, ({ client, session }) =>
      session.run(statement, async (query) => (await client.query({ query, format: "JSONEachRow" })).json()),
    );
    return z.array(row).parse(rows);
  }

  async queryBytes(statement: Statement, format: RawFormat): Promise<Uint8Array> {
    const result = await this.#on(this.#reads, ({ native, session }) =>
      session.run(statement, (query) => native.chdb.queryAsync(query, { format })),
    );
    return result.bytes();
  }

  async command(statement: Statement): Promise<void> {
    await this.#on(this.#writes, ({ client, session }) =>
      session.run(statement, (query) => client.command({ query })),
    );
  }

  async insert(table: string, rows: InsertedRows, tag: string, token?: string): Promise<void> {
    await this.#on(this.#writes, async ({ client, native, session }) => {
      await session.set({ tag, token }, (query) => client.command({ query }));
      if (isBinary(rows)) {
        await this.#insertBinary(client, table, rows);
      } else {
        // The raw insert takes bytes without copying them through a statement, but no settings.
        await native.chdb.rawInsert({ table, values: rows, format: "JSONEachRow" });
      }
    });
  }

  /** chdb takes no binary rows with a statement, so they go through a file, which the engine reads from the page cache. */
  async #insertBinary(
    client: ClickHouseClient,
    table: string,
    { columns, bytes }: BinaryRows,
  ): Promise<void> {
    await writeFile(this.#handOver, bytes, { mode: 0o600 });
    const names = columns.map(({ name }) => name).join(", ");
    const structure = columns.map(({ name, type }) => `${name} ${type}`).join(", ");
    const source = `file(${[this.#handOver, "RowBinary", structure].map(stringLiteral).join(", ")})`;
    await client.command({ query: `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source}` });
  }

  async ping(): Promise<void> {
    await this.query(
      { sql: "SELECT 1 AS one", tag: "ping", timeoutMs: 5_000 },
      z.object({ one: z.number() }),
    );
  }

  /** Runs `work` on a connection that nobody else has meanwhile, and leaves it clean. */
  #on<T>(pool: Pool<Connection>, work: (connection: Connection) => Promise<T>): Promise<T> {
    return withEngineErrors(
      () =>
        pool.use(async (connection) => {
          try {
            return await work(connection);
          } catch (error) {
            await discardLeftovers(connection);
            throw error;
          }
        }),
      this.#where,
    );
  }

  async close(): Promise<void> {
    await this.#writes.close();
    const idle = this.#reads.close().then(() => true);
    // Nobody waits for these answers any more, and the process cannot end before its engine has nothing under way.
    while (!(await Promise.race([idle, delay(killEveryMs, false)]))) {
      await this.#all[0]?.native.chdb.queryAsync("KILL QUERY WHERE query_id != queryID() ASYNC", {
        format: "Null",
      });
    }
    for (const { client } of this.#all) {
      await client.close();
    }
    await rm(this.#handOver, { force: true });
  }
}

/**
 * The engine keeps what a failed statement had written so far and puts it before the answer of the next statement on
 * that connection. This one takes it away.
 */
async function discardLeftovers({ native }: Connection): Promise<void> {
  await native.chdb.queryAsync("SELECT 1", { format: "Null" }).catch(() => undefined);
}
