import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, Filter } from "../tree";
import { parseWire } from "./parse";

const rmt = (columns: Record<string, unknown>) => ({ request_response_rmt: columns });

function read(input: unknown): Filter {
  const result = parseWire(input);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.filter;
}

function issues(input: unknown): string {
  const result = parseWire(input);
  return result.ok ? "" : result.issues.map(({ path, message }) => `${path}: ${message}`).join("\n");
}

const environment: Condition = {
  type: "condition",
  field: { property: "Environment" },
  operator: "equals",
  value: "production",
};

describe("a filter on the wire", () => {
  it.each([["all"], [{}], [{ and: [] }], [{ type: "all" }]])("matches everything when it is %j", (input) => {
    expect(read(input)).toEqual({ type: "and", children: [] });
  });

  it("reads the examples of the documentation", () => {
    expect(read(rmt({ properties: { Environment: { equals: "production" } } }))).toEqual(environment);
    expect(
      read({
        left: rmt({ request_created_at: { gte: "2024-01-01T00:00:00Z" } }),
        operator: "and",
        right: rmt({ properties: { Conversation: { equals: "support_issue_2" } } }),
      }),
    ).toEqual({
      type: "and",
      children: [
        { type: "condition", field: "created", operator: "gte", value: "2024-01-01T00:00:00.000Z" },
        {
          type: "condition",
          field: { property: "Conversation" },
          operator: "equals",
          value: "support_issue_2",
        },
      ],
    });
  });

  it("keeps every condition of a leaf: columns, keys, operators and tables", () => {
    const filter = read({
      request_response_rmt: {
        latency: { gte: 100, lte: 500 },
        properties: { A: { equals: "1" }, B: { contains: "2", "not-equals": "3" } },
      },
      sessions_request_response_rmt: { session_session_name: { equals: "checkout" } },
    });
    expect(filter).toMatchObject({
      type: "and",
      children: [
        { field: "latency", operator: "gte", value: "100" },
        { field: "latency", operator: "lte", value: "500" },
        { field: { property: "A" }, operator: "equals" },
        { field: { property: "B" }, operator: "contains" },
        { field: { property: "B" }, operator: "not-equals" },
        { field: "session_name", operator: "equals", value: "checkout" },
      ],
    });
  });

  it.each([
    [{ status: { equals: "200" } }, { field: "status", operator: "equals", value: "200" }],
    [{ cached: { equals: "true" } }, { field: "cached", operator: "equals", value: "true" }],
    [{ cost: { gte: 4.3 } }, { field: "cost", operator: "gte", value: "4.3" }],
    [{ cost: { gte: 1e-7 } }, { field: "cost", operator: "gte", value: "0.0000001" }],
    [{ request_created_at: { gt: "2024-01-31" } }, { field: "created", value: "2024-01-31T00:00:00.000Z" }],
    [{ request_created_at: { gt: "2024-01-31 12:00:00.123+02:00" } }, { value: "2024-01-31T10:00:00.123Z" }],
    [{ property_key: { equals: "App" } }, { field: { property: "App" }, operator: "exists" }],
    [{ search_properties: { App: { equals: "x" } } }, { field: { property: "App" }, operator: "equals" }],
    [{ scores: { a: { gt: "3" } } }, { field: { score: "a" }, operator: "gt", value: "3" }],
    [{ "helicone-score-feedback": { equals: true } }, { field: "feedback", value: "true" }],
    [{ user_id: { equals: "null" } }, { field: "user", operator: "missing" }],
    [{ user_id: { "not-equals": "__empty__" } }, { field: "user", operator: "exists" }],
    [{ properties: { a: { equals: "null" } } }, { operator: "equals", value: "null" }],
    [{ properties: { a: { equals: "" } } }, { operator: "equals", value: "" }],
    [{ properties: { a: { in: ["x", "y"] } } }, { operator: "in", values: ["x", "y"] }],
    [{ properties: { a: { gt: 5 } } }, { operator: "gt", value: "5" }],
    [{ properties: { a: { exists: false } } }, { operator: "missing" }],
    [{ node_id: { equals: "x" } }, { field: "node_id", operator: "equals" }],
    [{ total_tokens: { gt: 1 } }, { field: "total_tokens", operator: "gt" }],
  ])("reads %j", (columns, condition) => {
    expect(read(rmt(columns))).toMatchObject(condition);
  });

  it.each([
    ["users_view", "user_cost", "user_cost"],
    ["users_view", "user_total_requests", "user_requests"],
    ["users_view", "user_average_tokens_per_request", "user_tokens_per_request"],
    ["users_view", "user_active_for", "user_active_days"],
    ["sessions_request_response_rmt", "session_total_cost", "session_cost"],
    ["sessions_request_response_rmt", "session_completion_tokens", "session_completion_tokens"],
    ["sessions_request_response_rmt", "session_total_completion_tokens", "session_completion_tokens"],
    ["sessions_request_response_rmt", "session_total_requests", "session_requests"],
  ])("reads %s.%s, in both languages", (table, column, field) => {
    const condition = { field, operator: "gte", value: "5" };
    expect(read({ [table]: { [column]: { gte: 5 } } })).toMatchObject(condition);
    const subtype = table === "users_view" ? "user" : "sessions";
    expect(
      read({ type: "condition", field: { table, column, subtype }, operator: "gte", value: 5 }),
    ).toMatchObject(condition);
  });

  it.each([
    [{ users_view: { user_user_id: { contains: "x" } } }, { field: "user", operator: "contains" }],
    [
      { users_view: { user_last_active: { gte: "2024-01-31" } } },
      { field: "user_last_active", value: "2024-01-31T00:00:00.000Z" },
    ],
    [
      { sessions_request_response_rmt: { session_tag: { equals: "vip" } } },
      { field: "session_tag", operator: "equals", value: "vip" },
    ],
    [
      { sessions_request_response_rmt: { session_created_at: { lt: "2024-01-31" } } },
      { field: "session_started", operator: "lt" },
    ],
  ])("reads %j", (leaf, condition) => {
    expect(read(leaf)).toMatchObject(condition);
  });

  it("asks for a score when it compares one, even by not-equals", () => {
    expect(read(rmt({ scores: { a: { "not-equals": "1" } } }))).toMatchObject({
      type: "and",
      children: [{ operator: "exists" }, { operator: "not-equals" }],
    });
  });

  it("reads the second language", () => {
    const expression = {
      type: "and",
      expressions: [
        { type: "condition", field: { column: "status" }, operator: "eq", value: 200 },
        {
          type: "condition",
          field: { column: "properties", subtype: "property", key: "App" },
          operator: "neq",
          value: "x",
        },
        { type: "condition", field: { column: "ai_gateway" }, operator: "eq", value: true },
      ],
    };
    expect(read(expression)).toMatchObject({
      children: [
        { field: "status", operator: "equals" },
        { field: { property: "App" }, operator: "not-equals" },
        { field: "referrer", operator: "equals", value: "ai-gateway" },
      ],
    });
  });

  it("matches nothing, with a warning that shows the right form, when properties stand unwrapped", () => {
    const input = {
      left: rmt({ status: { equals: 200 } }),
      operator: "or",
      right: { properties: { Environment: { equals: "production" } } },
    };
    expect(parseWire(input)).toEqual({
      ok: true,
      filter: { type: "nothing" },
      warnings: [
        {
          path: "filter.right.properties",
          message:
            'A properties filter outside request_response_rmt matches nothing. Wrap it: {"request_response_rmt":{"properties":{"Environment":{"equals":"production"}}}}',
        },
      ],
    });
  });

  it.each([
    [undefined, "filter: Here stands nothing"],
    [null, "filter: Here stands null"],
    ["ALL", 'the string "ALL"'],
    [[], "an array"],
    [{ request_response_rmt: {} }, "an object with a column was expected"],
    [rmt({ properties: {} }), "an object with a key was expected"],
    [rmt({ properties: { a: {} } }), "an object with an operator was expected"],
    [rmt({ properties: { a: { equals: 5 } } }), 'must be a string, not the number 5. Write "5".'],
    [rmt({ properties: { a: { equals: true } } }), 'Write "true".'],
    [rmt({ properties: { a: { equals: null } } }), "not null"],
    [
      rmt({ modle: { equals: "x" } }),
      'filter.request_response_rmt.modle: "modle" is not a column. Did you mean "model"?',
    ],
    [rmt({ model: { equal: "x" } }), 'Did you mean "equals"?'],
    [rmt({ model: { equals: 5 } }), "must be a string"],
    [rmt({ status: { equals: "ok" } }), '"ok" is not a number'],
    [rmt({ request_created_at: { gte: 1_700_000_000 } }), "must be an ISO 8601 string"],
    [rmt({ request_created_at: { gte: "2024-02-31" } }), "is not an ISO 8601 time"],
    [
      rmt({ request_created_at: { "not-equals": "2024-01-01" } }),
      '"not-equals" is not an operator of created',
    ],
    [rmt({ cached: { equals: "maybe" } }), '"maybe" is not true or false'],
    [rmt({ request_id: { equals: "abc" } }), '"abc" is not a UUID'],
    [rmt({ status_class: { equals: "6xx" } }), "It is one of 1xx"],
    [rmt({ property_key: { contains: "x" } }), 'property_key takes {"equals": "<key>"} alone'],
    [rmt({ model: { in: "x" } }), "in takes an array of values"],
    [rmt({ model: { in: [] } }), "at least one value"],
    [rmt({ model: { in: ["x", 5] } }), "filter.request_response_rmt.model.in.1"],
    [rmt({ properties: { a: { exists: "yes" } } }), "exists takes true or false"],
    [{ user_metrics: { user_id: { equals: "x" } } }, "is not a table"],
    [{ users_view: { user_cos: { gt: 1 } } }, '"user_cos" is not a column. Did you mean "user_cost"?'],
    [{ users_view: { user_active_for: { contains: "1" } } }, '"contains" is not an operator'],
    [{ model: { equals: "x" } }, 'Wrap it: {"request_response_rmt": {"model": {…}}}'],
    [{ left: {}, operator: "AND", right: {} }, 'Write it in lower case: "and".'],
    [{ left: {}, operator: "and" }, "right is missing"],
    [
      { left: {}, operator: "and", right: {}, request_response_rmt: {} },
      "Beside left, operator and right nothing else",
    ],
    [{ and: {} }, "and takes an array"],
    [{ not: {}, and: [] }, "nothing else may stand"],
    [{ type: "xor", expressions: [] }, `an expression's type is "all"`],
    [{ type: "condition", field: "status", operator: "eq", value: 1 }, "a field is {"],
  ])("refuses %j, saying what would be right", (input, message) => {
    expect(issues(input)).toContain(message);
  });

  it("gives both faults of a filter that has two", () => {
    expect(issues({ left: rmt({ a: {} }), operator: "and", right: rmt({ b: {} }) }).split("\n")).toHaveLength(
      2,
    );
  });
});

describe("anything at all on the wire", () => {
  it("is answered with a filter or with faults that have a sentence each", { timeout: 60_000 }, () => {
    const word = fc.constantFrom(
      ...["left", "operator", "right", "and", "or", "not", "type", "field", "column", "request_response_rmt"],
      ...[
        "properties",
        "scores",
        "model",
        "status",
        "property_key",
        "equals",
        "in",
        "exists",
        "__proto__",
        "all",
      ],
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: "medium" },
        fc.oneof(word, fc.constantFrom(null, true, 5, "", "2024-01-01", Number.NaN)),
        fc.array(tie("json"), { maxLength: 3 }),
        fc.dictionary(word, tie("json"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(json, (input) => {
        const result = parseWire(input);
        if (!result.ok)
          expect(result.issues.every(({ path, message }) => path !== "" && message.length > 10)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a large filter on the wire", () => {
  const status = (code: number) => rmt({ status: { equals: code } });

  it.each(["left", "right"])("may be a chain of 500 conditions that leans %s", (side) => {
    let chain: unknown = status(0);
    for (let code = 1; code < 500; code++) {
      chain =
        side === "left"
          ? { left: chain, operator: "and", right: status(code) }
          : { left: status(code), operator: "and", right: chain };
    }
    expect(read(chain)).toMatchObject({ type: "and", children: { length: 500 } });
  });

  it("is refused with a sentence when it has more conditions, nodes, levels or text than the limits", () => {
    const many = { and: Array.from({ length: 501 }, (_, code) => status(code)) };
    expect(issues(many)).toContain("at most 500 conditions, this one has 501");
    let chain: unknown = status(0);
    for (let code = 0; code < 400; code++)
      chain = { left: chain, operator: code % 2 ? "and" : "or", right: status(code) };
    expect(issues(chain)).toContain("Groups may be nested 32 deep");
    for (let code = 0; code < 100_000; code++) chain = { left: chain, operator: "and", right: {} };
    expect(issues(chain)).toContain("at most 10000 nodes");
    let negated: unknown = status(0);
    for (let level = 0; level < 100_000; level++) negated = { not: negated };
    expect(issues(negated)).toContain("at most 10000 nodes");
    const spenders = { users_view: { user_cost: { gt: 1 } } };
    expect(issues({ and: [spenders, ...many.and.slice(0, 50)] })).toContain("with such at most 50 in all");
    expect(issues(rmt({ properties: { a: { equals: "x".repeat(9_000) } } }))).toContain(
      "at most 8192 characters",
    );
    const long = {
      and: Array.from({ length: 20 }, (_, code) =>
        rmt({ properties: { [`k${code}`]: { equals: "x".repeat(8_000) } } }),
      ),
    };
    expect(issues(long)).toContain("at most 131072 bytes");
  });
});
