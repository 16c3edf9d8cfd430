import { expect, test } from "vitest";
import { emptyFilter, parseUrl, printText } from "@/lib/filters";
import { prepareHeadline, prepareSparklines } from "./prepare-headline";

const selection = { filter: emptyFilter, range: { kind: "relative", amount: 7, unit: "d" } } as const;
const figures = {
  cost: "12.5",
  cost_per_request: "0.0125",
  unpriced_requests: 0,
  requests: 1_000,
  total_tokens: 52_000,
  errors: 12,
  error_rate: 0.012,
  latency_avg: 1_250,
  latency_p50: 900,
  latency_p95: 4_200,
};
const headline = (parts: object = {}) => prepareHeadline({ ...figures, ...parts }, undefined, selection);

test("spend, requests, errors and latency are told with what belongs to them", () => {
  expect(headline().map(({ label, text, detail }) => [label, text, detail])).toEqual([
    ["Cost", "$12.50", "$0.0125 per request"],
    ["Requests", "1,000", "52,000 tokens"],
    ["Errors", "12", "1.2% of all requests"],
    ["Mean latency", "1.25 s", "median 900 ms, p95 4.20 s"],
  ]);
});

test("requests without a price are said to be there, and a sum none of which is known is no zero", () => {
  const [cost] = headline({ unpriced_requests: 1 });
  expect(cost?.detail).toBe("and 1 request without a price");
  expect(headline({ cost: null, unpriced_requests: 1_000 })[0]?.text).toBe("no price");
});

test("every figure leads to its requests or to where it is taken apart, in the same time", () => {
  const links = headline().map(({ href }) => new URL(href, "http://facet"));
  expect(links.map(({ pathname }) => pathname)).toEqual(["/costs", "/requests", "/requests", "/performance"]);
  expect(links.map(({ searchParams }) => searchParams.get("t"))).toEqual(["7d", "7d", "7d", "7d"]);
  const failed = parseUrl(links[2]?.searchParams.get("f") ?? "");
  expect(failed.ok && printText(failed.filter)).toBe("failed:true");
});

test("a line never ends on a bucket that still runs, nor begins in one that the range cuts", () => {
  const bucket = (hour: number, parts = {}) => ({
    start: new Date(hour * 3_600_000).toISOString(),
    end: new Date((hour + 1) * 3_600_000).toISOString(),
    is_unfinished: false,
    is_cut: false,
    ...parts,
  });
  const buckets = [bucket(0, { is_cut: true }), bucket(1), bucket(2), bucket(3, { is_unfinished: true })];
  const points = prepareSparklines(buckets, { cost: ["9", "1", "2", "9"], latency_avg: [9, null, 3, 9] });
  expect(points.map(({ heights }) => [heights.cost, heights.latency_avg])).toEqual([
    [1, null],
    [2, 3],
  ]);
});
