import { expect, test } from "vitest";
import { POST } from "@/app/v1/metrics/query/route";
import { call, ownFacet, sentenceOf } from "@/test/api";

ownFacet();

async function refused(body: Record<string, unknown>): Promise<string> {
  const given = { filter: "all", timeRange: { from: "2026-01-05" }, metrics: ["requests"], ...body };
  return sentenceOf(await call(POST, "POST", "/v1/metrics/query", { body: given }), 422);
}

test.each([
  [{ metrics: [] }, "metrics must have at least 1 entries."],
  [{ metrics: ["speed"] }, /^metrics\.0 must be one of "requests", .*not "speed"\.$/],
  [
    { groupBy: ["cost"] },
    "groupBy.0 cannot be cost: that is a number, a time, or different on every request.",
  ],
  [{ groupBy: ["colour"] }, 'groupBy.0: There is no field "colour".'],
  [{ groupBy: ["model", "model"] }, "groupBy must be two different keys."],
  [{ bucket: "fortnight" }, 'bucket must be one of "none", "minute", "hour"'],
  [
    { bucket: { unit: "minute", count: 7 } },
    "bucket must divide the next larger unit: the count of minutes is one of 1, 2, 5, 10, 15, 30, not 7.",
  ],
  [
    { bucket: "minute", timeRange: { from: "2026-01-01", to: "2026-02-01" } },
    "bucket makes about 44,640 buckets of this time range, and 5,000 is the most",
  ],
  [
    {
      bucket: "hour",
      groupBy: ["model"],
      limit: 1_000,
      timeRange: { from: "2026-01-01", to: "2026-02-01" },
    },
    "limit allows 1,002 groups, which with 744 buckets and 1 metric make",
  ],
  [{ comparison: "yesterday" }, 'comparison must be "previous_period", one of "hour"'],
  [{ timeZone: "Mars/Olympus" }, "timeZone must be a time zone"],
  [{ limit: 0 }, "limit must be at least 1, not 0."],
  [
    { orderBy: { metric: "cost", direction: "up" } },
    'orderBy.direction must be one of "asc", "desc", not "up".',
  ],
  [{ filter: undefined }, "filter is missing"],
])("refuses %j with a sentence", async (body, sentence) => {
  expect(await refused(body)).toMatch(
    sentence instanceof RegExp ? sentence : new RegExp(`^${escaped(sentence)}`),
  );
});
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
