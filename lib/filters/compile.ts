import { compileBody } from "./compile-body";
import { compileComparison } from "./compile-comparison";
import { ParameterList } from "./parameters";
import { subjectOf } from "./subject";
import type { Condition, Filter } from "./tree";

export interface CompileOptions {
  /** The organization whose rows are asked for; bodies are looked up within it. */
  organizationId: string;
  /** Number of the first parameter, for statements that hold several filters. */
  firstParam?: number;
}

export interface CompiledFilter {
  /** A condition over the `requests` table that is true or false, never null; safe behind AND, OR and NOT. */
  sql: string;
  /** Values for `{p0:…}`, `{p1:…}`, …, as text. */
  params: Record<string, string | string[]>;
}

/**
 * Turns a filter into a condition for WHERE. Pure: the same filter gives the same text, and every value is bound.
 * It does not restrict the organization; the statement around it does.
 */
export function compileFilter(filter: Filter, options: CompileOptions): CompiledFilter {
  const params = new ParameterList(options.firstParam ?? 0);
  const bodyScope = () => compileBodyScope(filter, options, params);
  return { sql: compile(filter, params, bodyScope) ?? "1", params: params.values };
}

/** The condition, or undefined for a part that says nothing. */
function compile(filter: Filter, params: ParameterList, bodyScope: () => string): string | undefined {
  switch (filter.type) {
    case "nothing":
      return "0";
    case "condition":
      return compileCondition(filter, params, bodyScope);
    case "not": {
      const child = compile(filter.child, params, bodyScope);
      return child === undefined ? undefined : `NOT (${child})`;
    }
    case "and":
    case "or": {
      const parts = filter.children
        .map((child) => compile(child, params, bodyScope))
        .filter((part) => part !== undefined);
      if (parts.length === 0) return undefined;
      return parts.length === 1 ? parts[0] : `(${parts.join(filter.type === "and" ? " AND " : " OR ")})`;
    }
  }
}

function compileCondition(condition: Condition, params: ParameterList, bodyScope: () => string): string {
  const subject = subjectOf(condition.field);
  return subject.kind === "body"
    ? compileBody(condition, subject, params, bodyScope)
    : compileComparison(condition, subject, params);
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
