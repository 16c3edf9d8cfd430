import { describe, expect, it } from "vitest";
import { newestFirst, orderBySql, parseSort } from "./sort";

function orderBy(input: unknown): string {
  const result = parseSort(input);
  return result.ok
    ? orderBySql(result.sort)
    : result.issues.map(({ path, message }) => `${path}: ${message}`).join();
}

describe("a sort", () => {
  it.each([
    [undefined, "created_at DESC, request_id DESC"],
    [{}, "created_at DESC, request_id DESC"],
    [{ created_at: "asc" }, "created_at ASC, request_id ASC"],
    [{ cost: "desc" }, "cost_usd DESC NULLS LAST, created_at DESC, request_id DESC"],
    [{ latency: "asc" }, "latency_ms ASC, created_at DESC, request_id DESC"],
    [{ user_id: "asc" }, "nullIf(user_id, '') ASC NULLS LAST, created_at DESC, request_id DESC"],
    [{ body_model: "asc" }, "nullIf(model, '') ASC NULLS LAST, created_at DESC, request_id DESC"],
    [{ random: true }, "rand() ASC, created_at DESC, request_id DESC"],
    [
      { properties: { "Ticket-Id": "asc" } },
      "properties.`ticket-id`.:String ASC NULLS LAST, created_at DESC, request_id DESC",
    ],
    [{ status: "asc", latency: "desc" }, "status ASC, latency_ms DESC, created_at DESC, request_id DESC"],
    [{ values: { x: "asc" } }, "created_at DESC, request_id DESC"],
  ])("%j orders by %s", (input, sql) => {
    expect(orderBy(input)).toBe(sql);
  });

  it.each([
    ["created_at", "sort: A sort is an object"],
    [{ latncy: "asc" }, 'sort.latncy: Requests cannot be sorted by "latncy". Did you mean "latency"?'],
    [{ request_body: "asc" }, "cannot be sorted by"],
    [{ latency: "up" }, 'A direction is "asc" or "desc", not "up".'],
    [{ random: "asc" }, "takes true alone."],
    [{ properties: {} }, "a property key with its direction was expected"],
    [{ properties: { a: "down" } }, "sort.properties.a: A direction"],
  ])("%j is refused with a sentence", (input, message) => {
    expect(orderBy(input)).toContain(message);
  });

  it("says so when a key of the wire format has no effect", () => {
    expect(parseSort({ last_active: "asc" })).toEqual({
      ok: true,
      sort: newestFirst,
      warnings: [
        { path: "sort.last_active", message: "Requests cannot be sorted by last_active; it is ignored." },
      ],
    });
  });
});
