import { parseArgs } from "node:util";
import { exportFormats } from "@/lib/exports/export-order";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { parseFieldName, parseText, printWire } from "@/lib/filters";
import { parseTimeText } from "@/lib/time-range/parse-time-text";
import { resolveTimeRange } from "@/lib/time-range/time-range";

/** Something in the command itself; the sentence says what would be right. */
export class UsageError extends Error {}

export const usage = `npm run export -- [options]

  --out PATH            file, folder (for --segment-by), or - for standard output; required
  --filter TEXT         as in the filter bar: 'property.environment:production AND cost:>0.01'
  --from, --to TIME     ISO 8601; from the first moment on, up to but without the second
  --range TEXT          instead of both: "24h", "last 7 days", "yesterday"
  --format FORMAT       csv (default), jsonl or parquet
  --columns LIST        all, default, or fields and property keys: created,model,cost,property.Customer
                        "properties" stands for every property; give the option again for names with commas
  --bodies              request and response bodies as columns
  --segment-by KEY      one file per value of a property or field, into a folder or a .zip
  --summary KEYS        what the requests add up to by one or two keys: feature,environment
  --order asc|desc      in the order of time; newest first by default
  --labels              columns under the names of the table instead of their ids
  --delimiter , ; tab   of CSV
  --bom                 begins CSV with the mark by which Excel knows UTF-8
  --no-guard            leaves text that a spreadsheet would run as a formula as it is
  --gzip                compresses CSV and JSON lines
  --marker              keeps the last line that says the file is complete
  --resume              goes on with a file that was cut off
  --force               overwrites what is there
  --quiet               says nothing but what went wrong
  --url URL             Facet's address; FACET_URL, or http://127.0.0.1:3000
  --key KEY             an API key; better in FACET_API_KEY, where other users do not see it

Exit codes: 0 complete, 1 failed, 2 wrong options, 3 the output exists, 4 cut off (--resume goes on).`;

/** What the command is to do. */
export interface ExportCommand {
  url: string;
  key: string;
  out: string;
  body: Record<string, unknown>;
  isSplit: boolean;
  /** Whether it ends with a marker that the command checks; where the person wants it, it stays. */
  keepsMarker: boolean;
  resume: boolean;
  force: boolean;
  quiet: boolean;
}

const flag = { type: "boolean", default: false } as const;
const word = { type: "string" } as const;

/**
 * Reads the command's options.
 *
 * @returns null when help was asked for.
 * @throws UsageError
 */
export function readOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  nowMs: number,
): ExportCommand | null {
  const values = parsed(args);
  if (values.help) return null;
  const key = values.key ?? env.FACET_API_KEY?.trim();
  if (!key) throw new UsageError("An API key is needed: set FACET_API_KEY, or give --key.");
  if (!values.out)
    throw new UsageError("Say where to: --out FILE, --out FOLDER, or --out - for standard output.");
  const format = oneOf("--format", values.format, exportFormats);
  const order = oneOf("--order", values.order, ["asc", "desc"] as const);
  const splitBy = values["segment-by"] === undefined ? undefined : keyRef(values["segment-by"]);
  const summary = values.summary?.flatMap(listed).map(keyRef);
  if (splitBy && values.out === "-")
    throw new UsageError("Several files do not go to standard output: name a folder or a .zip.");
  if (values.resume && values.out === "-") throw new UsageError("--resume needs a file.");
  return {
    url: (values.url ?? env.FACET_URL?.trim() ?? "http://127.0.0.1:3000").replace(/\/+$/, ""),
    key,
    out: values.out,
    isSplit: splitBy !== undefined,
    keepsMarker: values.marker,
    resume: values.resume,
    force: values.force,
    quiet: values.quiet,
    body: {
      filter: readFilter(values.filter),
      timeRange: readRange(values, nowMs),
      format,
      sort: { created_at: order },
      headers: values.labels ? "labels" : "ids",
      bodies: values.bodies,
      gzip: values.gzip,
      csv: { delimiter: delimiterOf(values.delimiter), bom: values.bom, guard: !values["no-guard"] },
      ...(values.columns && { columns: readColumns(values.columns) }),
      ...(splitBy && { splitBy: wireRef(splitBy) }),
      ...(summary && { summary: summary.map(wireRef) }),
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: word,
        filter: word,
        from: word,
        to: word,
        range: word,
        format: { ...word, default: "csv" },
        columns: { ...word, multiple: true },
        bodies: flag,
        "segment-by": word,
        summary: { ...word, multiple: true },
        order: { ...word, default: "desc" },
        labels: flag,
        delimiter: { ...word, default: "," },
        bom: flag,
        "no-guard": flag,
        gzip: flag,
        marker: flag,
        resume: flag,
        force: flag,
        quiet: flag,
        url: word,
        key: word,
        help: { ...flag, short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readFilter(text: string | undefined): unknown {
  if (text === undefined || text.trim() === "") return "all";
  const read = parseText(text);
  if (read.ok) return printWire(read.filter);
  const { message, from } = read.issue;
  throw new UsageError(`--filter: ${message}\n  ${text}\n  ${" ".repeat(from)}^`);
}

function readRange(
  { from, to, range }: { from?: string; to?: string; range?: string },
  nowMs: number,
): { from?: string; to?: string } {
  if (range === undefined) return { ...(from && { from }), ...(to && { to }) };
  if (from !== undefined || to !== undefined)
    throw new UsageError("--range stands instead of --from and --to.");
  const read = parseTimeText(range, nowMs, "local");
  if (!read)
    throw new UsageError(`--range: "${range}" is no time range; try "24h", "last 7 days" or "yesterday".`);
  // Fixed now, so that a later --resume is about the same time.
  const { fromMs, toMs } = resolveTimeRange(read, nowMs);
  return {
    ...(fromMs !== null && { from: new Date(fromMs).toISOString() }),
    to: new Date(toMs ?? nowMs).toISOString(),
  };
}

function readColumns(given: readonly string[]): unknown {
  if (given.length === 1 && (given[0] === "all" || given[0] === "default")) return given[0];
  return given.flatMap(listed).map((name) => (name === "properties" ? name : wireRef(keyRef(name))));
}

function listed(text: string): string[] {
  // A name with a comma in it is given alone, with a backslash before the comma.
  return text
    .split(/(?<!\\),/)
    .map((name) => name.replaceAll("\\,", ",").trim())
    .filter((name) => name !== "");
}

/** A field by its name; what is no field is a property, as people think of their own keys first. */
function keyRef(name: string): FieldRef {
  return parseFieldName(name) ?? { property: name };
}

function wireRef(ref: FieldRef): unknown {
  return typeof ref === "object" && "score" in ref ? fieldKey(ref) : ref;
}

function delimiterOf(text: string): string {
  const delimiter = text === "tab" || text === "\\t" ? "\t" : text;
  return oneOf("--delimiter", delimiter, [",", ";", "\t"] as const);
}

function oneOf<const T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined) {
    throw new UsageError(`${option} is ${JSON.stringify(value)}; it must be one of ${known.join(", ")}.`);
  }
  return found;
}
