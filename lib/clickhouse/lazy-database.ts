import type { z } from "zod";
import type { Database, InsertedRows, RawFormat, Statement } from "./database";
import { storageStopping } from "./engine-error";

/**
 * A database that opens on its first use. A failed opening is tried again at the next use: a server may come up
 * after Facet does. Once closed it stays closed, whoever may still ask.
 */
export class LazyDatabase implements Database {
  readonly #open: () => Promise<Database>;
  #opened: Promise<Database> | undefined;
  #isClosed = false;

  constructor(open: () => Promise<Database>) {
    this.#open = open;
  }

  /** Resolves when the database is open and its schema is up to date. */
  async ready(): Promise<Database> {
    if (this.#isClosed) throw storageStopping();
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async query<Row>(statement: Statement, row: z.ZodType<Row>): Promise<Row[]> {
    return (await this.ready()).query(statement, row);
  }

  async queryBytes(statement: Statement, format: RawFormat): Promise<Uint8Array> {
    return (await this.ready()).queryBytes(statement, format);
  }

  async command(statement: Statement): Promise<void> {
    return (await this.ready()).command(statement);
  }

  async insert(table: string, rows: InsertedRows, tag: string, token?: string): Promise<void> {
    return (await this.ready()).insert(table, rows, tag, token);
  }

  async ping(): Promise<void> {
    return (await this.ready()).ping();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const opened = this.#opened;
    // What never opened needs no closing.
    const open = await opened?.catch(() => undefined);
    await open?.close();
  }
}
