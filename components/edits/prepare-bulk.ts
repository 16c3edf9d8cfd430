/** One line of the form: a key with the value it is to have everywhere, or one to take away. */
export interface BulkLine {
  id: number;
  action: "set" | "remove";
  key: string;
  value: string;
}

/** What the lines ask for, as the API takes it, or what is wrong with which line. */
export type BulkChange =
  | { ok: true; set: Record<string, string>; remove: string[] }
  | { ok: false; faults: ReadonlyMap<number, string> };

/** Reads the lines of the form. Keys ignore case, so one that stands twice would contradict itself. */
export function prepareBulk(lines: readonly BulkLine[]): BulkChange {
  const faults = new Map<number, string>();
  const seen = new Set<string>();
  for (const { id, key } of lines) {
    const stored = key.trim().toLowerCase();
    if (stored === "") faults.set(id, "Name a property.");
    else if (seen.has(stored)) faults.set(id, "This property stands above already: keys ignore case.");
    seen.add(stored);
  }
  const setting = lines.filter(({ action }) => action === "set");
  if (isSingleForm(setting)) {
    const last = setting[1];
    if (last) faults.set(last.id, "“key” and “value” cannot be set in one edit: set one after the other.");
  }
  if (faults.size > 0) return { ok: false, faults };
  return {
    ok: true,
    set: Object.fromEntries(setting.map(({ key, value }) => [key.trim(), value])),
    remove: lines.filter(({ action }) => action === "remove").map(({ key }) => key.trim()),
  };
}

/** The API reads an object of exactly these two names as one property with this key and that value. */
function isSingleForm(setting: readonly BulkLine[]): boolean {
  const names = setting.map(({ key }) => key.trim()).sort();
  return names.length === 2 && names[0] === "key" && names[1] === "value";
}
