import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PUT as propertyRoute } from "@/app/v1/request/[requestId]/property/route";
import { GET as getRoute } from "@/app/v1/request/[requestId]/route";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import { POST as idsRoute } from "@/app/v1/request/query-ids/route";
import { unknownPath } from "@/lib/api/unknown-path";
import { call, ownFacet, sentenceOf } from "@/test/api";

ownFacet();

const path = "/v1/request/query-clickhouse";
const query = (options: { body?: unknown; text?: string }) => call(queryRoute, "POST", path, options);
const refusal = async (body: unknown) => sentenceOf(await query({ body }), 422);

const propertyPath = "/v1/request/01890a5d-ac96-774b-bcce-b302099a8057/property";
const put = async (body: unknown) =>
  sentenceOf(await call(propertyRoute, "PUT", propertyPath, { body }), 422);

describe("a body that cannot be read", () => {
  test("is refused with the place where it stops being JSON", async () => {
    expect(sentenceOf(await query({ text: '{"filter": "all",}' }), 400)).toMatch(/not JSON: .*position 17/);
    expect(sentenceOf(await query({ text: '{"filter": all}' }), 400)).toContain("'a'");
    expect(sentenceOf(await query({ text: '{"filter": ' }), 400)).toContain("end of JSON");
  });

  test("is refused when it is empty or no object", async () => {
    expect(sentenceOf(await query({}), 422)).toBe("The body is missing: it must be an object.");
    expect(await refusal([])).toBe("The body must be an object, not [].");
    expect(await refusal(null)).toBe("The body must be an object, not null.");
  });

  test("is refused beyond 10 MB, before it is parsed", async () => {
    sentenceOf(await query({ text: " ".repeat(10 * 1024 * 1024 + 1) }), 413);
  });
});

describe("a query that cannot be meant", () => {
  test.each([
    [{}, /^filter is missing/],
    [{ filter: "all", limit: 1_001 }, /^limit must be at most 1000, not 1001\.$/],
    [{ filter: "all", limit: -1 }, /^limit must be at least 0, not -1\.$/],
    [{ filter: "all", limit: 5.5 }, /^limit must be a whole number, not 5\.5\.$/],
    [{ filter: "all", offset: "many" }, /^offset must be a number, not "many"\.$/],
    [{ filter: "all", limits: 5 }, /^limits is not a known field\.$/],
    [{ filter: "all", sort: { colour: "asc" } }, /^sort\.colour: Requests cannot be sorted by "colour"\./],
    [{ filter: "all", sort: { cost: "up" } }, /^sort\.cost: A direction is "asc" or "desc", not "up"\.$/],
    [
      {
        filter: "all",
        sort: { cost: "asc", latency: "asc", status: "asc", model: "asc", user: "asc", ttft: "asc" },
      },
      /^sort: A sort has at most 5 keys, this one has 6\.$/,
    ],
    [
      { filter: "all", sort: { random: false } },
      /^sort\.random: Chance has no direction; it takes true alone\.$/,
    ],
    [{ filter: "all", sort: { properties: {} } }, /^sort\.properties: Here a property key/],
    [{ filter: "all", isCached: "true" }, /^isCached must be a boolean, not "true"\.$/],
    [{ filter: "all", timeRange: { from: "yesterday" } }, /^timeRange\.from must be a time in ISO 8601/],
    [{ filter: "all", timeRange: { from: "2026-02-30" } }, /^timeRange\.from must be a time/],
    [{ filter: "all", timeRange: { from: "2026-02-02", to: "2026-02-01" } }, /must not end before it begins/],
    [{ filter: "all", cursor: 5 }, /^cursor must be a string, not 5\.$/],
    [{ filter: "some" }, /^filter: /],
    [{ filter: { request_response_rmt: { colour: { equals: "red" } } } }, /^filter/],
    [{ filter: { left: "all", operator: "AND", right: "all" } }, /^filter\.operator: /],
  ])("%j is refused with what would be right", async (body, sentence) => {
    expect(await refusal(body)).toMatch(sentence);
  });

  test("names every fault, not only the first", async () => {
    const answer = await query({ body: { filter: "all", limit: -1, sorts: {}, offset: "x" } });
    expect(sentenceOf(answer, 422)).toContain("3 faults");
    expect(answer.body.issues?.map((issue) => issue.path).toSorted()).toEqual(["limit", "offset", "sorts"]);
  });

  test("whatever JSON is sent, the answer is a success or a sentence, never a fault of Facet", async () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { filter: fc.jsonValue(), limit: fc.jsonValue(), sort: fc.jsonValue() },
        { requiredKeys: [] },
      ),
      fc.record({ filter: fc.constant("all"), cursor: fc.string(), offset: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const answer = await query({ body });
        expect([201, 422]).toContain(answer.status);
        expect(answer.body.error === null || (answer.body.error ?? "").length > 10).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("a cursor that was tampered with fails no query", async () => {
    const forged = (value: unknown) =>
      Buffer.from(
        JSON.stringify([
          "asc cost",
          [value, "2026-01-31 12:00:00.000", "01890a5d-ac96-774b-bcce-b302099a8057"],
        ]),
      ).toString("base64url");
    for (const value of [
      "abc",
      "99999999999999999999999999999999999999999",
      "1e999",
      "",
      "'; DROP TABLE requests",
    ]) {
      const answer = await query({ body: { filter: "all", sort: { cost: "asc" }, cursor: forged(value) } });
      expect(answer.status, answer.text).toBe(201);
    }
  });
});

describe("ids", () => {
  test("that are no UUID are refused with a sentence", async () => {
    const answer = await call(getRoute, "GET", "/v1/request/42");
    expect(sentenceOf(answer, 422)).toMatch(/^requestId must be a UUID such as .*, not "42"\.$/);
    const ids = await call(idsRoute, "POST", "/v1/request/query-ids", { body: { requestIds: ["42"] } });
    expect(sentenceOf(ids, 422)).toMatch(/^requestIds\.0 must be a UUID/);
    sentenceOf(await call(getRoute, "GET", "/v1/request/%E0%A4%A"), 400);
  });

  test("includeBody is true or false", async () => {
    const answer = await call(getRoute, "GET", `${propertyPath.replace("/property", "")}?includeBody=yes`);
    expect(sentenceOf(answer, 422)).toContain("includeBody");
  });
});

describe("properties that cannot be set", () => {
  test.each([
    [[], /must be an object/],
    [{}, /must name 1 to 200 properties, not 0/],
    [{ Environment: 5 }, /^Environment must be a text, not 5: write it as "5"\.$/],
    [{ Environment: null }, /^Environment must be a text, not null/],
    [{ "": "x" }, /must not be empty/],
    [{ key: "", value: "x" }, /^key must not be empty/],
    [{ key: 5, value: "x" }, /^key must be a text/],
    [{ key: "a", value: true }, /^value must be a text, not true: write it as "true"\.$/],
    [{ A: "1", a: "2" }, /^a is named twice/],
    [{ ["k".repeat(201)]: "x" }, /at most 200 characters in its name, not 201/],
    [{ A: "x".repeat(8_193) }, /at most 8192 characters, not 8193/],
    [Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, ""])), /not 201/],
  ])("%.60j is refused with what would be right", async (body, sentence) => {
    expect(await put(body)).toMatch(sentence);
  });
});

describe("a path or method that does not exist", () => {
  test("is told in JSON", async () => {
    expect(sentenceOf(await call(unknownPath, "GET", "/v1/request/a/b/c"), 404)).toContain(
      "/v1/request/a/b/c",
    );
    const { GET } = await import("@/app/v1/request/query-clickhouse/route");
    const answer = await call(GET, "GET", path);
    expect(sentenceOf(answer, 405)).toBe(`${path} does not take GET; it takes POST.`);
    expect(answer.headers.get("allow")).toBe("POST");
  });
});
