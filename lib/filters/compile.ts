import { compileBody } from "./compile-body";
import { compileComparison } from "./compile-comparison";
import { compileTag } from "./compile-tag";
import { compileTotal } from "./compile-total";
import { normalize } from "./normal";
import { ParameterList } from "./parameters";
import { subjectOf, totalOf } from "./subject";
import { hasTotals } from "./totals";
import type { Condition, Filter } from "./tree";

export interface CompileOptions {
  /** The organization whose rows are asked for; what stands elsewhere than in the row is looked up within it. */
  organizationId: string;
  /** Number of the first parameter, for statements that hold several filters. */
  firstParam?: number;
  /** SQL that holds for all rows of the statement, and so for those that totals add up; the organization when absent. */
  within?: string;
  /** The time zone in whose days the active days of users are counted; UTC when absent. */
  timeZone?: string;
}

export interface CompiledFilter {
  /** A condition over the `requests` table that is true or false, never null; safe behind AND, OR and NOT. */
  sql: string;
  /** Values for `{p0:…}`, `{p1:…}`, …, as text; beside totals also for `{dayZone:String}`. */
  params: Record<string, string | string[]>;
}

/**
 * Turns a filter into a condition for WHERE. Pure: the same filter gives the same text, and every value is bound.
 * It does not restrict the organization; the statement around it does.
 */
export function compileFilter(filter: Filter, options: CompileOptions): CompiledFilter {
  const params = new ParameterList(options.firstParam ?? 0);
  if (!hasTotals(filter)) {
    return { sql: compile(filter, compilerOf(filter, options, params), []) ?? "1", params: params.values };
  }
  // A total adds up what is joined to it by AND, which only the normal form tells.
  const normal = normalize(filter);
  const within = options.within ?? `organization_id = ${params.bind(options.organizationId, "UUID")}`;
  const sql = compile(normal, compilerOf(normal, options, params), [within]) ?? "1";
  return { sql, params: { ...params.values, dayZone: options.timeZone ?? "UTC" } };
}

/**
 * Turns a filter on totals of one kind, as `splitTotals` gives it, into a condition for HAVING of a statement that
 * groups by that kind.
 */
export function compileHaving(
  filter: Filter,
  { firstParam = 0, timeZone = "UTC" }: Pick<CompileOptions, "firstParam" | "timeZone">,
): CompiledFilter {
  const params = new ParameterList(firstParam);
  const compiler: ConditionCompiler = (condition) =>
    compileComparison(condition, subjectOf(condition.field), params);
  return { sql: compile(filter, compiler, []) ?? "1", params: { ...params.values, dayZone: timeZone } };
}

/** Compiles one condition. `within` is what is joined to it by AND, and so narrows the rows that a total adds up. */
type ConditionCompiler = (condition: Condition, within: readonly string[]) => string;

function compilerOf(filter: Filter, options: CompileOptions, params: ParameterList): ConditionCompiler {
  const bodyScope = () => compileBodyScope(filter, options, params);
  return (condition, within) => {
    const subject = subjectOf(condition.field);
    if (totalOf(condition.field)) return compileTotal(condition, subject, params, within);
    if (subject.field?.isSessionTag) return compileTag(condition, options.organizationId, params);
    return subject.kind === "body"
      ? compileBody(condition, subject, params, bodyScope)
      : compileComparison(condition, subject, params);
  };
}

/** The condition, or undefined for a part that says nothing. */
function compile(filter: Filter, compiler: ConditionCompiler, within: readonly string[]): string | undefined {
  switch (filter.type) {
    case "nothing":
      return "0";
    case "condition":
      return compiler(filter, within);
    case "not": {
      const child = compile(filter.child, compiler, within);
      return child === undefined ? undefined : `NOT (${child})`;
    }
    case "and":
    case "or": {
      const parts = compileChildren(filter, compiler, within).filter((part) => part !== undefined);
      if (parts.length === 0) return undefined;
      return parts.length === 1 ? parts[0] : `(${parts.join(filter.type === "and" ? " AND " : " OR ")})`;
    }
  }
}

/** What speaks of single requests comes first, since in an AND the totals beside it add up what that selects. */
function compileChildren(
  { type, children }: Extract<Filter, { type: "and" | "or" }>,
  compiler: ConditionCompiler,
  within: readonly string[],
): (string | undefined)[] {
  const parts = children.map((child) => (hasTotals(child) ? child : compile(child, compiler, within)));
  const plain = parts.filter((part) => typeof part === "string");
  const narrowed = type === "and" ? [...within, ...plain] : within;
  return parts.map((part) => (typeof part === "object" ? compile(part, compiler, narrowed) : part));
}

/**
 * What narrows the look-up of bodies: the organization, and every bound on the time of arrival that the whole
 * filter sets, because bodies are ordered by time.
 */
function compileBodyScope(filter: Filter, { organizationId }: CompileOptions, params: ParameterList): string {
  const conjuncts = filter.type === "and" ? filter.children : [filter];
  const bounds = conjuncts.flatMap((part) =>
    part.type === "condition" && part.field === "created"
      ? [compileComparison(part, subjectOf("created"), params)]
      : [],
  );
  return [`organization_id = ${params.bind(organizationId, "UUID")}`, ...bounds].join(" AND ");
}
