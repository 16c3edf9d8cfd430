import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, open, type ZipFile } from "yauzl";

/** The names of the files in an archive; it is complete when its list can be read. */
export async function listArchive(path: string): Promise<string[]> {
  const names: string[] = [];
  await eachEntry(path, async (entry) => {
    names.push(entry.fileName);
  });
  return names;
}

/** Puts the files of an archive into a folder, each under its own name once it is complete and its checksum right. */
export async function unpack(path: string, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let files = 0;
  await eachEntry(path, async (entry, zip) => {
    const target = join(folder, entry.fileName);
    await pipeline(await contentOf(entry, zip), createWriteStream(`${target}.part`));
    await rename(`${target}.part`, target);
    files += 1;
  });
  return files;
}

/** Those of the names that are in the folder already. */
export function existing(names: readonly string[], folder: string): string[] {
  return names.filter((name) => existsSync(join(folder, name)));
}

async function eachEntry(path: string, work: (entry: Entry, zip: ZipFile) => Promise<void>): Promise<void> {
  // Names of Facet's archives hold neither slashes nor dots in front; the reader refuses what would leave the folder.
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    open(path, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: Entry) => work(entry, zip).then(() => zip.readEntry(), reject));
    zip.on("end", resolve);
    zip.on("error", reject);
    zip.readEntry();
  });
}

function contentOf(entry: Entry, zip: ZipFile): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
}
