import { totalmem } from "node:os";
import type { Statement } from "./database";

export type EngineSettings = Record<string, string | number>;

/** What of a statement decides its settings; `token` names an insert. */
type Described = Pick<Statement, "tag" | "timeoutMs"> & { token?: string };

const defaultTimeoutMs = 30_000;

/**
 * Settings Facet's statements rely on, sent with every one of them: a server may have other defaults, and an
 * embedded connection keeps what an earlier statement set.
 */
const always = {
  // A property key may hold dots; without this `a.b` would become an object inside an object.
  json_type_escape_dots_in_keys: 1,
  // A property's value stays the text that was sent, even when it looks like a date or a number.
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  input_format_json_try_infer_numbers_from_strings: 0,
  output_format_json_quote_64bit_integers: 0,
  date_time_input_format: "best_effort",
  date_time_output_format: "simple",
  session_timezone: "UTC",
  enable_lightweight_update: 1,
  apply_patch_parts: 1,
  // Facet batches its own inserts and counts on them being in the table when they are acknowledged.
  async_insert: 0,
  // On the embedded engine parameters are part of a statement, and an edit of 200 properties is long.
  max_query_size: 16 * 1024 * 1024,
  // A page is the newest of many parts. Buffered, all of them would be read ahead, most of that in vain.
  read_in_order_use_buffering: 0,
  distributed_foreground_insert: 1,
  // Shard by shard, an INSERT … SELECT would ask its GLOBAL subqueries of one shard alone.
  parallel_distributed_insert_select: 0,
  // A read from a cluster asks the same replica first, so that it sees what was just written there.
  load_balancing: "in_order",
} satisfies EngineSettings;

/** The settings of one statement on either engine. */
export function settingsOf(statement: Described): EngineSettings {
  return {
    ...always,
    max_execution_time: (statement.timeoutMs ?? defaultTimeoutMs) / 1000,
    log_comment: statement.tag,
    insert_deduplication_token: statement.token ?? "",
    // The recorder's parts are small and soon merged, and a merge writes their skip indexes anyway. Until then they
    // are read whole, which costs less than indexing every batch twice.
    materialize_skip_indexes_on_insert: statement.token === undefined ? 1 : 0,
  };
}

/** The same for the embedded engine, which shares its memory with the gateway and so gets a limit. */
export function embeddedSettingsOf(statement: Described): EngineSettings {
  return { ...settingsOf(statement), max_memory_usage: Math.floor(totalmem() / 2) };
}

export function timeoutMsOf(statement: Pick<Statement, "timeoutMs">): number {
  return statement.timeoutMs ?? defaultTimeoutMs;
}
