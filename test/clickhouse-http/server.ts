import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createGunzip, gzipSync } from "node:zlib";
import { createChdbConnection } from "chdb/connection";
import { z } from "zod";
import { Pool } from "@/lib/clickhouse/pool";

/**
 * A process that speaks ClickHouse's HTTP interface in front of the real embedded engine, so that tests exercise the
 * client's own transport, compression, binding and error parsing without a server. Tells its port by message; ends
 * when its parent does. Run by `./index.ts`.
 */
const [directory = "", user = "", password = ""] = process.argv.slice(2);
const connections = new Pool(Array.from({ length: 4 }, () => createChdbConnection({ path: directory })));

// ClickHouse takes URLs of a megabyte; Node counts them among the headers.
const server = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
  answer(request, response).catch((error: unknown) => refuse(response, 500, "1002", String(error)));
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/ping") {
    response.end("Ok.\n");
    return;
  }
  if (!isAuthorized(request)) {
    const message = `Code: 516. DB::Exception: ${user}: Authentication failed. (AUTHENTICATION_FAILED)`;
    refuse(response, 403, "516", message);
    return;
  }
  const body = await bodyOf(request);
  const options = new Map(url.searchParams);
  for (const [name, value] of await fieldsOf(request, body)) {
    options.set(name, value);
  }
  const binary = binaryInsertPattern.exec(options.get("query") ?? "");
  if (binary) {
    options.set("query", await insertFromFile(binary, body, options.get("database") ?? "default"));
  }
  const text = binary || isForm(request) ? "" : body.toString();
  // As in ClickHouse: a statement in the URL comes first, and the body is its data.
  const statement = [options.get("query"), text].filter(Boolean).join("\n");
  try {
    const bytes = await run(statement, options);
    const isGzip =
      options.get("enable_http_compression") === "1" && request.headers["accept-encoding"]?.includes("gzip");
    response.setHeader("X-ClickHouse-Summary", "{}");
    response.setHeader("X-ClickHouse-Format", options.get("default_format") ?? "TabSeparated");
    if (isGzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.end(isGzip ? gzipSync(bytes) : bytes);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse(response, 500, /^Code: (\d+)/.exec(message)?.[1] ?? "1002", message);
  }
}

const binaryInsertPattern = /^INSERT INTO (\w+) \(([^)]*)\) FORMAT RowBinary$/;

/** chdb takes no binary data with a statement, so the same insert is made from a file. */
async function insertFromFile(
  [, table = "", names = ""]: RegExpExecArray,
  body: Buffer,
  database: string,
): Promise<string> {
  const path = join(directory, `../insert-${randomUUID()}.bin`);
  await writeFile(path, body);
  const types = new Map<string, string>();
  const described = await run(`DESCRIBE TABLE ${database}.${table} FORMAT JSONEachRow`, new Map());
  for (const line of described.toString().trim().split("\n")) {
    const { name, type } = z.object({ name: z.string(), type: z.string() }).parse(JSON.parse(line));
    types.set(name, type);
  }
  const structure = names
    .split(", ")
    .map((name) => `${name} ${types.get(name)}`)
    .join(", ");
  const source = `file('${path}', 'RowBinary', '${structure.replaceAll("'", "\\'")}')`;
  return `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source}`;
}

/** What belongs to the HTTP interface itself; everything else in the URL is a setting. */
const notSettings = new Set(["query", "database", "query_id", "session_id", "default_format", "role"]);
const transportSettings =
  /^(?:wait_end_of_query|enable_http_compression|http_.*|send_progress.*|session_timezone_)$/;

async function run(statement: string, options: Map<string, string>): Promise<Buffer> {
  const assignments = [...options]
    .filter(([name]) => !notSettings.has(name) && !transportSettings.test(name))
    .map(([name, value]) => `${name}='${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`);
  const set = assignments.length > 0 ? `SET ${assignments.join(", ")}; ` : "";
  return connections.use(async ({ chdb }) => {
    await chdb.queryAsync(`USE \`${options.get("database") ?? "default"}\``);
    const format = options.get("default_format") ?? "TabSeparated";
    const result = await chdb.queryAsync(set + statement, { format });
    return Buffer.from(result.bytes());
  });
}

function isAuthorized(request: IncomingMessage): boolean {
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const { authorization } = request.headers;
  const byHeader =
    request.headers["x-clickhouse-user"] === user && request.headers["x-clickhouse-key"] === password;
  return authorization === basic || byHeader;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const isGzip = request.headers["content-encoding"] === "gzip";
  return buffer(isGzip ? request.pipe(createGunzip()) : request);
}

function isForm(request: IncomingMessage): boolean {
  return request.headers["content-type"]?.startsWith("multipart/form-data") ?? false;
}

async function fieldsOf(request: IncomingMessage, body: Buffer): Promise<[string, string][]> {
  if (!isForm(request)) {
    return [];
  }
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  return [...form].map(([name, value]) => [name, String(value)]);
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { "X-ClickHouse-Exception-Code": code });
  response.end(`${message}\n`);
}
