import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyHeadChars, exampleBodies, exampleRow, webhookPayload } from "./payload";

const options = {
  bodies: exampleBodies,
  deliveryId: "d",
  includeData: true,
  bodiesUrl: "https://facet.example.com/x",
};
const payloadOf = (requestBody: string) =>
  JSON.parse(webhookPayload(exampleRow, { ...options, bodies: { requestBody, responseBody: "" } }));

test("carries the documented names, in an order that begins with Helicone's", () => {
  const payload = JSON.parse(webhookPayload(exampleRow, options));
  expect(Object.keys(payload)).toEqual([
    "request_id",
    "request_body",
    "response_body",
    "user_id",
    "request_response_url",
    "model",
    "provider",
    "metadata",
    "status",
    "created_at",
    "properties",
    "delivery_id",
  ]);
  expect(Object.keys(payload.metadata)).toEqual([
    "cost",
    "promptTokens",
    "completionTokens",
    "totalTokens",
    "latencyMs",
  ]);
});

test("cuts a body at 10 KB, never within a character, and says so", () => {
  const unit = fc.constantFrom("a", "é", "€", "😀");
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 600 }),
      (parts, times) => {
        const text = parts.join("").repeat(times);
        const payload = payloadOf([...text].slice(0, bodyHeadChars).join(""));
        const bytes = Buffer.byteLength(text);
        expect(payload.request_body_truncated ?? false).toBe(bytes > 10 * 1024);
        expect(text.startsWith(payload.request_body)).toBe(true);
        expect(Buffer.byteLength(payload.request_body)).toBeLessThanOrEqual(10 * 1024);
        expect(Buffer.byteLength(payload.request_body)).toBeGreaterThan(Math.min(bytes, 10 * 1024) - 4);
      },
    ),
  );
});

test.each([
  ['{"a":1}', { a: 1 }],
  ["no JSON", "no JSON"],
  ["", ""],
])("sends the body %j as %j", (text, body) => {
  expect(payloadOf(text).request_body).toEqual(body);
});
