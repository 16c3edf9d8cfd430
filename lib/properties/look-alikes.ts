/** Words people shorten in keys, and what they mean by it. */
const abbreviations: Readonly<Record<string, string>> = {
  acct: "account",
  app: "application",
  cat: "category",
  cfg: "configuration",
  conf: "configuration",
  config: "configuration",
  cust: "customer",
  dept: "department",
  desc: "description",
  env: "environment",
  exp: "experiment",
  feat: "feature",
  grp: "group",
  lang: "language",
  loc: "location",
  msg: "message",
  org: "organization",
  organisation: "organization",
  prio: "priority",
  proj: "project",
  req: "request",
  resp: "response",
  svc: "service",
  usr: "user",
  ver: "version",
};

/** A slip of the pen is looked for in keys of at least this length; shorter ones differ by a letter on purpose. */
const typoCharsMin = 6;

/**
 * The pairs of keys that look like one: alike but for case, hyphens, underscores, dots, blanks and plural, by a
 * usual abbreviation, or by a slip of the pen.
 */
export function lookAlikes(keys: readonly string[]): [a: string, b: string][] {
  const pairs: [string, string][] = [];
  const forms = keys.map((key) => ({ key, form: plainForm(key) }));
  for (const [index, one] of forms.entries()) {
    for (const other of forms.slice(index + 1)) {
      if (one.form === other.form ? one.form !== "" : isTypo(one.form, other.form)) {
        pairs.push([one.key, other.key]);
      }
    }
  }
  return pairs;
}

function plainForm(key: string): string {
  return key
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[\s\-_./:]+/u)
    .map((word) => abbreviations[word] ?? singular(word))
    .map((word) => abbreviations[word] ?? word)
    .join("");
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^s]s$/.test(word) && !/(?:us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** One letter left out, put in or swapped with its neighbour; digits never count as slips. */
function isTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < typoCharsMin || long.length - short.length > 1 || digitsOf(a) !== digitsOf(b)) {
    return false;
  }
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) {
    return short.slice(at) === long.slice(at + 1);
  }
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
