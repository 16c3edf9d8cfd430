import fc from "fast-check";
import { fields } from "@/lib/fields/fields";
import { operators } from "@/lib/fields/operators";

/** Texts that tend to break parsers, quoting and encodings. */
const oddTexts = [
  "",
  " ",
  "\0",
  "'",
  '"',
  "`",
  "\\",
  "%",
  "_",
  "{p0:String}",
  "{organizationId: UUID}",
  "'; DROP TABLE requests --",
  "\uD800",
  "\u202E",
  "\u{1F600}",
  "é\u0301",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "NaN",
  "-0",
  "1e400",
  "9".repeat(400),
  "0x10",
  "null",
  "2026-02-30",
  "9999-12-31T23:59:59.999999999Z",
  "x".repeat(9_000),
];

const text = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string(),
);

const scalar = fc.oneof(
  text,
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constantFrom(null, 0, -1, 1e308, 2 ** 53),
);

const columns = fields.map(({ wire }) => wire.column);
const fieldName = fc.oneof(
  fc.constantFrom(...fields.map(({ id }) => id), ...columns, "property.x", "nowhere"),
  text,
);
const operatorName = fc.oneof(
  fc.constantFrom<string>(...operators.map(({ id }) => id), "eq", "is", "AND"),
  text,
);

/** JSON.parse makes `__proto__` a key of its own, which an object literal would not. */
const objectOf = (key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>, maxLength = 2) =>
  fc
    .array(fc.tuple(key, value), { maxLength })
    .map((entries): unknown =>
      JSON.parse(
        `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${JSON.stringify(held) ?? "null"}`).join()}}`,
      ),
    );

const operand = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.constant({}));
const comparisons = objectOf(operatorName, operand);
const columnName = fc.oneof(fc.constantFrom(...columns, "properties", "scores", "property_key"), text);
const table = fc.constantFrom(
  "request_response_rmt",
  "request_response_rmt",
  "request_response_rmt",
  "properties",
  "sessions_request_response_rmt",
  "values",
  "feedback",
  "users_view",
);
const leaf = objectOf(
  table,
  objectOf(columnName, fc.oneof(comparisons, objectOf(text, comparisons), scalar)),
);
const condition = fc.record(
  {
    type: fc.constantFrom("condition", "all", "and", "or", 5),
    field: fc.oneof(fc.jsonValue(), objectOf(fc.constantFrom("column", "subtype", "key", "table"), text, 4)),
    operator: operatorName,
    value: scalar,
  },
  { requiredKeys: ["type"] },
);

/** Filters that are nearly right: the grammar's words in the wrong places, with the wrong values. */
const { filter } = fc.letrec<{ filter: unknown }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(leaf, leaf, condition, scalar, fc.constantFrom("all", {}, [])),
    fc.record(
      { left: tie("filter"), operator: fc.constantFrom("and", "or", "AND", "xor", 1), right: tie("filter") },
      { requiredKeys: ["left"] },
    ),
    fc.record({ and: fc.array(tie("filter"), { maxLength: 4 }) }),
    fc.record({ not: tie("filter") }),
    fc.record({
      type: fc.constantFrom("and", "or"),
      expressions: fc.oneof(fc.array(tie("filter"), { maxLength: 4 }), scalar),
    }),
  ),
}));

/** Filters that are far too large: one node a thousand times over, side by side or inside one another. */
const largeFilter = fc
  .tuple(leaf, fc.constantFrom("deep", "wide", "list", "not"), fc.integer({ min: 20, max: 600 }))
  .map(([one, shape, size]): unknown => {
    const copies = Array.from({ length: size }, () => one);
    if (shape === "wide") return { and: copies };
    if (shape === "list") return { request_response_rmt: { model: { in: copies.map(String) } } };
    return copies.reduce<unknown>(
      (inner, outer) =>
        shape === "not" ? { not: inner } : { left: outer, operator: "or", right: { and: [inner] } },
      one,
    );
  });

const timeRange = fc.oneof(
  fc.record(
    { from: fc.oneof(text, fc.constant("2026-01-01")), to: fc.oneof(scalar, fc.constant("2026-02-01")) },
    { requiredKeys: [] },
  ),
  scalar,
);
const sort = fc.oneof(objectOf(fieldName, fc.oneof(fc.constantFrom("asc", "desc", true), scalar), 7), scalar);
const fieldList = fc.oneof(
  fc.array(fc.oneof(fieldName, objectOf(fc.constantFrom("property", "score", "x"), scalar)), {
    maxLength: 60,
  }),
  scalar,
);

/** Bodies of every query endpoint: their own fields with wrong values, unknown ones, and plain rubbish. */
export const malformedBody: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        filter: fc.oneof({ weight: 12, arbitrary: filter }, { weight: 1, arbitrary: largeFilter }),
        timeRange,
        sort,
        limit: scalar,
        offset: scalar,
        cursor: fc.oneof(
          text,
          fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")),
        ),
        isCached: fc.oneof(fc.boolean(), scalar),
        isScored: scalar,
        includeInputs: scalar,
        fields: fieldList,
        search: fc.oneof(text, scalar),
        timeFilter: fc.oneof(
          objectOf(
            fc.constantFrom(
              ...["startTimeUnixMs", "endTimeUnixMs", "startTimeUnixSeconds", "endTimeUnixSeconds"],
            ),
            fc.oneof(fc.double(), scalar),
            4,
          ),
          scalar,
        ),
        nameEquals: text,
        nameContains: text,
        pSize: fc.constantFrom("p50", "p99.9", 5),
        timeZone: fc.oneof(fc.constantFrom("UTC", "Europe/Berlin", "../../etc/passwd"), text),
        buckets: scalar,
        requestIds: fc.array(text, { maxLength: 5 }),
        name: text,
        page: fc.constantFrom("requests", "costs", "nowhere"),
        state: fc.oneof(
          fc.record({ filter, sort, timeRange: text, columns: fieldList }, { requiredKeys: [] }),
          scalar,
        ),
        version: scalar,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 6 }) },
  { weight: 1, arbitrary: objectOf(text, fc.jsonValue()) },
);
