import { createWriteStream, existsSync, statSync, type WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Api, CutOff, type Progress } from "./api";
import { markerBytesMax, readMarker } from "./marker";
import type { ExportCommand } from "./options";
import { PartFile } from "./part-file";
import { ProgressLine } from "./progress-line";
import { existing, listArchive, unpack } from "./unpack";

/** The output is there already. */
export class OutputExists extends Error {}

const pollMs = 1_000;

/** Carries the command out; resolves when the output is complete and checked. */
export async function runCommand(command: ExportCommand, signal: AbortSignal): Promise<void> {
  const line = new ProgressLine(command.quiet);
  const api = new Api(command);
  if (command.out === "-") {
    const marked = { ...command.body, marker: command.keepsMarker };
    const { rows } = await transfer(api, marked, { open: async () => standardOutput(), line, signal });
    line.say(`${rows.toLocaleString("en-US")} rows.`);
    return;
  }
  const toFolder = command.isSplit && !/\.zip$/i.test(command.out);
  const target = toFolder ? join(command.out, ".facet-export.zip") : await targetFile(command);
  const part = new PartFile(target);
  if (part.targetExists && !command.force) throw new OutputExists(`${target} exists; --force overwrites it.`);
  const { rows } = await writePart(api, command, part, { line, signal });
  if (toFolder) {
    await unpackInto(command, part, line);
    return;
  }
  await part.complete();
  line.say(`${target}: ${rows.toLocaleString("en-US")} rows.`);
}

/** A folder gets a file under a name of its own. */
async function targetFile({ out, body, isSplit }: ExportCommand): Promise<string> {
  const isFolder = out.endsWith("/") || (existsSync(out) && statSync(out).isDirectory());
  if (!isFolder) return out;
  const extension = isSplit ? "zip" : `${String(body.format)}${body.gzip ? ".gz" : ""}`;
  return join(out, `facet-${body.summary ? "summary" : "requests"}.${extension}`);
}

async function unpackInto({ out, force }: ExportCommand, part: PartFile, line: ProgressLine): Promise<void> {
  const taken = force ? [] : existing(await listArchive(part.path), out);
  if (taken.length > 0) {
    await part.discard();
    throw new OutputExists(`${out} holds ${taken.slice(0, 3).join(", ")} already; --force overwrites.`);
  }
  const files = await unpack(part.path, out);
  await part.discard();
  line.say(`${out}: ${files.toLocaleString("en-US")} files, one of them the index.`);
}

interface Telling {
  line: ProgressLine;
  signal: AbortSignal;
}

async function writePart(
  api: Api,
  command: ExportCommand,
  part: PartFile,
  telling: Telling,
): Promise<{ rows: number }> {
  const note = command.resume ? await part.note() : undefined;
  if (command.resume && !note) telling.line.say("There is nothing to go on with: beginning anew.");
  const body = note?.body ?? { ...command.body, marker: true };
  const before = note?.checkpoint.bytes ?? 0;
  const isPlain = !command.isSplit && !body.gzip && !body.summary && body.format !== "parquet";
  let sink: WriteStream | undefined;
  // Only when Facet has begun to answer: what it refuses leaves nothing behind.
  const open = async () => {
    await mkdir(dirname(part.path), { recursive: true });
    if (note) await part.cutTo(before);
    sink = createWriteStream(part.path, { flags: note ? "a" : "w" });
    return sink;
  };
  const onProgress = async ({ checkpoint }: Progress) => {
    if (!isPlain || !checkpoint || checkpoint.bytes > (sink?.bytesWritten ?? 0)) return;
    await part.writeNote({ body, checkpoint: { ...checkpoint, bytes: before + checkpoint.bytes } });
  };
  const order = note ? { ...body, resume: note.checkpoint.cursor } : body;
  const { rows } = await transfer(api, order, { ...telling, open, onProgress });
  return body.gzip || command.isSplit || body.format === "parquet"
    ? { rows }
    : checkMarker(part, body.format, command.keepsMarker);
}

/** The last line must say that the file is complete; it goes unless it is wanted, as the name says the same. */
async function checkMarker(part: PartFile, format: unknown, keeps: boolean): Promise<{ rows: number }> {
  const { text, bytes } = await part.tail(markerBytesMax);
  const marker = readMarker(format, text);
  if (!marker) throw new CutOff("The file does not end with the line that says it is complete.");
  if (!keeps) await part.cutTo(bytes - marker.bytes);
  return { rows: marker.rows };
}

interface Transfer extends Telling {
  open: () => Promise<Writable>;
  onProgress?: (progress: Progress) => Promise<void>;
}

/** Takes the bytes of an export; Facet must say in the end that it handed out exactly as many. */
async function transfer(
  api: Api,
  body: unknown,
  { open, line, signal, onProgress }: Transfer,
): Promise<{ rows: number }> {
  const { id, bytes } = await api.begin(body, signal);
  const sink = await open();
  let received = 0;
  bytes.on("data", (chunk: Uint8Array) => {
    received += chunk.length;
  });
  const ask = async () => {
    const progress = await api.progress(id).catch(() => null);
    if (progress) {
      line.tell(progress);
      await onProgress?.(progress);
    }
  };
  const polling = setInterval(() => void ask(), pollMs);
  try {
    await pipeline(bytes, sink, { signal });
  } catch (error) {
    await ask();
    const progress = await api.progress(id).catch(() => null);
    const reason = progress?.failure ?? (error instanceof Error ? error.message : String(error));
    throw new CutOff(`The export broke off after ${received.toLocaleString("en-US")} bytes: ${reason}`);
  } finally {
    clearInterval(polling);
  }
  const end = await api.progress(id);
  if (end && (end.state !== "done" || end.bytes !== received)) {
    throw new CutOff(`Facet handed out ${end.bytes} bytes and ${received} arrived (${end.state}).`);
  }
  return { rows: end?.rows ?? 0 };
}

function standardOutput(): Writable {
  return new Writable({
    write: (chunk, _, done) => void process.stdout.write(chunk, done),
  });
}
