import type { Issue } from "@/lib/errors";
import { checkCondition } from "./condition";
import { fieldName, parseFieldName, unknownField } from "./field-name";
import { filterLimits } from "./limits";
import { limitIssues } from "./measure";
import { normalize } from "./normal";
import { emptyFilter, type Filter } from "./tree";

/**
 * The filter in a link: `v1,model:equals:gpt-5,or(property.feature:equals:search,cost:gt:0.05)`. What stands in
 * the list behind the version holds together; `~` takes its meaning from the sign behind it. The empty filter is
 * the empty text.
 */
const version = "v1";

export type UrlResult = { ok: true; filter: Filter } | { ok: false; issues: Issue[] };

/** Writes the normal form of a filter as the value of a search parameter, before percent-encoding. */
export function printUrl(filter: Filter): string {
  const normal = normalize(filter);
  const list = normal.type === "and" ? normal.children : [normal];
  return list.length === 0 ? "" : [version, ...list.map(print)].join(",");
}

function print(filter: Filter): string {
  switch (filter.type) {
    case "nothing":
      return "nothing";
    case "not":
      return `not(${print(filter.child)})`;
    case "condition": {
      const operands = "values" in filter ? filter.values : "value" in filter ? [filter.value] : [];
      return [fieldName(filter.field), filter.operator, ...operands].map(escapeAtom).join(":");
    }
    case "and":
    case "or":
      return `${filter.type}(${filter.children.map(print).join(",")})`;
  }
}

/** Reads what `printUrl` wrote, in its normal form. A link from elsewhere may hold anything: it gets issues. */
export function parseUrl(text: string, path = "filter"): UrlResult {
  if (text === "") return { ok: true, filter: emptyFilter };
  if (!text.startsWith(`${version},`)) {
    return refuse(
      path,
      `A filter in a link starts with "${version},"; this one starts with ${quote(text.slice(0, 8))}.`,
    );
  }
  try {
    const reader = new Reader(text, version.length + 1);
    const filter = normalize({ type: "and", children: reader.list(0, "") });
    const issues = limitIssues(filter, path);
    return issues.length > 0 ? { ok: false, issues } : { ok: true, filter };
  } catch (error) {
    if (error instanceof UrlFault) return refuse(path, error.message);
    throw error;
  }
}

class UrlFault extends Error {}

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** Items up to the closing sign, which is a parenthesis or the end of the text. */
  list(depth: number, end: ")" | ""): Filter[] {
    if (depth > filterLimits.depthMax) {
      throw new UrlFault(`Groups may be nested ${filterLimits.depthMax} deep.`);
    }
    const items = [this.#item(depth)];
    while (this.#take(",")) items.push(this.#item(depth));
    if (end === "" ? this.#at < this.#text.length : !this.#take(end)) throw this.#unexpected();
    return items;
  }

  #item(depth: number): Filter {
    const from = this.#at;
    const [name = "", ...rest] = this.#atoms();
    if (rest.length === 0) {
      if (name === "nothing") return { type: "nothing" };
      if ((name === "and" || name === "or") && this.#take("(")) {
        return { type: name, children: this.list(depth + 1, ")") };
      }
      if (name === "not" && this.#take("(")) {
        return { type: "not", child: { type: "and", children: this.list(depth + 1, ")") } };
      }
      throw this.#unexpected();
    }
    const field = parseFieldName(name);
    if (!field) throw new UrlFault(unknownField(name));
    const [operator = "", ...operands] = rest;
    const checked = checkCondition(field, operator, operands);
    if (!checked.ok) throw new UrlFault(`At ${quote(this.#text.slice(from, this.#at))}: ${checked.message}`);
    return checked.condition;
  }

  #atoms(): string[] {
    const atoms = [this.#atom()];
    while (this.#take(":")) atoms.push(this.#atom());
    return atoms;
  }

  #atom(): string {
    const pattern = /(?:[^~(),:]|~[~(),:])*/y;
    pattern.lastIndex = this.#at;
    const raw = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += raw.length;
    return raw.replace(/~(.)/g, "$1");
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #unexpected(): UrlFault {
    const rest = this.#text.slice(this.#at, this.#at + 20);
    return new UrlFault(
      rest === ""
        ? "The filter in the link ends too early; it may have been cut."
        : `The filter in the link cannot be read at ${quote(rest)}, place ${this.#at + 1}.`,
    );
  }
}

function escapeAtom(text: string): string {
  return text.replace(/[~(),:]/g, "~$&");
}

function refuse(path: string, message: string): UrlResult {
  return { ok: false, issues: [{ path, message }] };
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
