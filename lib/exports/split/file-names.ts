/** Leaves room for a number and an extension in the 255 bytes that file systems allow. */
const stemBytesMax = 180;

/** Devices of Windows, which are no names of files whatever follows them. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Separators of paths, what Windows forbids, and what cannot be seen. */
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

const missingStem = "(not set)";
const emptyStem = "(empty)";

/**
 * Names for one file per value, in their order: safe on every system, recognisable, and no two the same even where
 * letter case and the composition of accents do not count. Null is what lacks a value.
 */
export function fileNames(values: readonly (string | null)[], extension: string): string[] {
  // The index of the archive has its name for itself, and so have the two words that stand for no text.
  const taken = new Set([folded(indexStem), folded(missingStem), folded(emptyStem)]);
  return values.map((value) => {
    if (value === null) return `${missingStem}.${extension}`;
    if (value === "") return `${emptyStem}.${extension}`;
    const stem = fileStem(value);
    let name = stem;
    for (let number = 2; taken.has(folded(name)); number++) {
      name = `${stem} (${number})`;
    }
    taken.add(folded(name));
    return `${name}.${extension}`;
  });
}

/** The file that says which value each of the others is of. */
export const indexStem = "_index";

function fileStem(value: string): string {
  const safe = value
    .toWellFormed()
    .normalize("NFC")
    .replace(forbidden, "_")
    .trim()
    .replace(/[. ]+$/, "");
  const stem = cut(safe, stemBytesMax)
    .trim()
    .replace(/[. ]+$/, "");
  if (stem === "") return "_";
  // A leading dot hides a file, a leading dash is an option to programs, and the others begin a formula in the index.
  return devices.test(stem) || /^[.=+@-]/.test(stem) ? `_${stem}` : stem;
}

/** As many whole characters, as a reader sees them, as fit into the bytes. */
function cut(text: string, bytesMax: number): string {
  if (Buffer.byteLength(text) <= bytesMax) return text;
  let kept = "";
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > bytesMax) break;
    kept += segment;
  }
  return kept;
}

/** Equal for names that some file system takes for the same. */
function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}
