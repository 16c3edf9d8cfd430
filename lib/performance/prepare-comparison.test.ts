import { expect, test } from "vitest";
import { type Difference, prepareComparison } from "./prepare-comparison";

const difference = (parts: Partial<Difference>): Difference => ({
  metric: "latency",
  kind: "ratio",
  requests: { a: 100, b: 200 },
  value: 1.234,
  interval: { low: 1.1, high: 1.4 },
  verdict: "higher",
  sentence: "Latency is higher in B than in A; a difference like this is hardly chance.",
  ...parts,
});

function row(parts: Partial<Difference>, figures: Record<string, string | number | null> = {}) {
  const [only] = prepareComparison({ a: { figures }, b: { figures: {} }, differences: [difference(parts)] });
  return only;
}

test("a believed difference says in words what it means, and whether that is good", () => {
  expect(row({})).toMatchObject({
    difference: "+23%",
    interval: "+10% to +40%",
    verdict: "B is slower",
    tone: "worse",
  });
  expect(row({ verdict: "lower", value: 0.5 })).toMatchObject({
    difference: "−50%",
    verdict: "B is faster",
    tone: "better",
  });
  expect(row({ metric: "tokens_per_second", value: 4.2 })).toMatchObject({
    difference: "×4.2",
    verdict: "B writes faster",
    tone: "better",
  });
});

test("what the sample does not show is neither good nor bad, and too few requests are said to be too few", () => {
  expect(row({ verdict: "not_shown" })).toMatchObject({ verdict: "No difference shown", tone: "neutral" });
  expect(row({ verdict: "too_few", value: null, interval: null })).toMatchObject({
    verdict: "Too few requests",
    tone: "neutral",
    difference: "–",
    interval: null,
  });
});

test("error rates differ by percentage points, costs by money, each with a real minus sign", () => {
  const points = { kind: "difference", value: -0.0123, interval: { low: -0.02, high: 0.0001 } } as const;
  expect(row({ metric: "error_rate", ...points })).toMatchObject({
    difference: "−1.2 pp",
    interval: "−2 pp to 0 pp",
  });
  expect(row({ metric: "cost_per_request", ...points })).toMatchObject({ difference: "−$0.0123" });
});

test("a figure that one segment lacks is no zero", () => {
  expect(row({}, { latency_p50: 1_200 })).toMatchObject({ a: "1.20 s", b: "–" });
  expect(row({ metric: "cost_per_request" })).toMatchObject({ a: "no price" });
});
