import { storedPropertyKey } from "@/lib/fields/property-path";

/** What becomes of a key that goes on arriving after it was renamed, merged or deleted. */
export type PropertyRule =
  | { action: "rename"; target: string; keep: "target" | "source" }
  | { action: "drop" };

/** Rules by stored key. */
export type PropertyRules = ReadonlyMap<string, PropertyRule>;

type Entry = readonly [key: string, value: string];

/** What is to become of the properties of one request. */
interface Patch {
  set: readonly Entry[];
  remove: readonly string[];
}

/**
 * A call's properties as the rules want them recorded. A value that meets another one under the rule's target gives
 * way or takes its place as the rule says; of several that meet by rules alone the last stays, as it does for keys
 * that differ in case.
 */
export function governed(entries: readonly Entry[], rules: PropertyRules): readonly Entry[] {
  if (rules.size === 0 || !entries.some(([key]) => rules.has(storedPropertyKey(key)))) {
    return entries;
  }
  const own = new Set(entries.map(([key]) => storedPropertyKey(key)).filter((key) => !rules.has(key)));
  const moved = entries.flatMap(([key, value]) => {
    const end = destination(storedPropertyKey(key), rules);
    const gives = end === null || (end.rule?.keep === "target" && own.has(storedPropertyKey(end.key)));
    return gives ? [] : [{ entry: [end.rule ? end.key : key, value] as Entry, isMoved: end.rule !== null }];
  });
  const replaced = new Set(
    moved.filter(({ isMoved }) => isMoved).map(({ entry }) => storedPropertyKey(entry[0])),
  );
  return moved
    .filter(({ entry, isMoved }) => isMoved || !replaced.has(storedPropertyKey(entry[0])))
    .map(({ entry }) => entry);
}

/**
 * A person's edit of one request as the rules want it done. A key that is recorded as another one stands for that one
 * here as well, so setting it changes the target's value, whichever value the rule would keep of a call: who edits has
 * seen what is there. What a running edit has not moved yet goes, or it would take the place of the new value.
 */
export function governedEdit<Edit extends Patch>(edit: Edit, rules: PropertyRules): Edit {
  if (![...edit.set.map(([key]) => key), ...edit.remove].some((key) => rules.has(storedPropertyKey(key)))) {
    return edit;
  }
  const sources = edit.set.map(([key]) => key).filter((key) => rules.has(storedPropertyKey(key)));
  const removed = edit.remove.flatMap((key) => {
    const end = destination(storedPropertyKey(key), rules);
    return end?.rule ? [key, end.key] : [key];
  });
  return { ...edit, set: governed(edit.set, rules), remove: [...removed, ...sources] };
}

/** Where a key ends up and by which rule; null when it is dropped. Rules never lead in a circle, yet are not trusted to. */
function destination(key: string, rules: PropertyRules) {
  let end: { key: string; rule: Extract<PropertyRule, { action: "rename" }> | null } = { key, rule: null };
  for (let steps = 0; steps <= rules.size; steps++) {
    const rule = rules.get(storedPropertyKey(end.key));
    if (!rule) break;
    if (rule.action === "drop") return null;
    end = { key: rule.target, rule };
  }
  return end;
}
