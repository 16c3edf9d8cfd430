import type { PlainRow } from "./evaluate.test-support";

/** The names of what a user's or a session's requests come to; no other field begins like one of them and goes on so. */
export const totalNames =
  /^(user|session)_(requests|errors|cost|tokens|prompt_tokens|completion_tokens|tokens_per_request|requests_per_day|active_days|first_active|last_active|started|last_request|duration)$/;

const places = 12;

/** Reads a total of each row's user or session over all rows, null without a session; undefined for other names. */
export function totalsOf(
  name: string,
  rows: readonly PlainRow[],
): ((row: PlainRow) => string | null) | undefined {
  const [, of = "", figure = ""] = totalNames.exec(name) ?? [];
  if (figure === "") return undefined;
  const groups = new Map<string | null, PlainRow[]>();
  for (const row of rows) groups.set(keyOf(of, row), [...(groups.get(keyOf(of, row)) ?? []), row]);
  const figures = new Map(
    [...groups].map(([key, group]) => [key, key === null ? null : figureOf(figure, group)]),
  );
  return (row) => figures.get(keyOf(of, row)) ?? null;
}

function keyOf(of: string, row: PlainRow): string | null {
  if (of === "user") return row.values.get("user") ?? "";
  return row.values.get("session") || null;
}

function figureOf(figure: string, rows: readonly PlainRow[]): string | null {
  const texts = (field: string) => rows.flatMap(({ values }) => values.get(field) ?? []);
  const sum = (field: string) => texts(field).reduce((total, text) => total + BigInt(text), 0n);
  const created = texts("created").toSorted();
  const days = new Set(created.map((time) => time.slice(0, 10))).size;
  switch (figure) {
    case "requests":
      return String(rows.length);
    case "errors":
      return String(texts("failed").filter((failed) => failed === "true").length);
    case "cost":
      return texts("cost").length === 0
        ? null
        : plain(texts("cost").reduce((total, usd) => total + scaled(usd), 0n));
    case "tokens":
      return String(sum("prompt_tokens") + sum("completion_tokens"));
    case "prompt_tokens":
    case "completion_tokens":
      return String(sum(figure));
    case "tokens_per_request":
      return ratio(sum("prompt_tokens") + sum("completion_tokens"), rows.length);
    case "requests_per_day":
      return ratio(BigInt(rows.length), days);
    case "active_days":
      return String(days);
    case "first_active":
    case "started":
      return created[0] ?? null;
    case "last_active":
    case "last_request":
      return created.at(-1) ?? null;
    case "duration": {
      const ends = texts("response_created").map((time) => Date.parse(time));
      return String(Math.max(...ends) - Date.parse(created[0] ?? ""));
    }
    default:
      throw new Error(`the evaluator does not know the figure ${figure}`);
  }
}

function ratio(dividend: bigint, divisor: number): string {
  return plain((dividend * 10n ** BigInt(places)) / BigInt(divisor));
}

function scaled(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

function plain(digits: bigint): string {
  const text = String(digits).padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}
