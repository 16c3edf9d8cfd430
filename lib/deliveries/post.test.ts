import { expect, test, vi } from "vitest";
import { startReceiver } from "@/scripts/harness/receiver";
import { postDelivery, receiverUrl } from "./post";

const settings = vi.hoisted(() => ({ FACET_ALLOW_PRIVATE_TARGETS: false }));
vi.mock("@/lib/env", () => ({ env: () => settings }));

const post = (url: string, parts: { timeoutMs?: number; hiddenHeaders?: string[] } = {}) =>
  postDelivery({
    url,
    body: "{}",
    headers: { "x-key": "secret" },
    signal: new AbortController().signal,
    ...parts,
  });

test.each([
  ["http://example.com", /https/],
  ["https://localhost/", /private address/],
  ["https://[::1]/", /private address/],
  ["https://169.254.169.254/latest", /private address/],
  ["https://2130706433/", /private address/],
  ["https://me:pass@example.com", /user name/],
  ["javascript:alert(1)", /URL/],
  ["", /URL/],
])("refuses %s", async (url, sentence) => {
  settings.FACET_ALLOW_PRIVATE_TARGETS = false;
  expect(() => receiverUrl(url)).toThrow(sentence);
  expect(await post(url)).toMatchObject({ outcome: "failed", error: expect.stringMatching(sentence) });
});

test("takes a public https URL", () => {
  settings.FACET_ALLOW_PRIVATE_TARGETS = false;
  expect(receiverUrl("https://example.com/hook?a=1").href).toBe("https://example.com/hook?a=1");
});

test("keeps the beginning of a large answer, and no header that is to be hidden", async () => {
  settings.FACET_ALLOW_PRIVATE_TARGETS = true;
  const receiver = await startReceiver(() => ({ status: 200, body: "x".repeat(1_000_000) }));
  const { outcome, exchange } = await post(receiver.url, { hiddenHeaders: ["x-key"] });
  expect(outcome).toBe("delivered");
  expect(exchange?.responseBody).toHaveLength(8 * 1024);
  expect(exchange?.requestHeaders["x-key"]).toBe("…");
  expect(receiver.received[0]?.headers["x-key"]).toBe("secret");
  await receiver.close();
});

test("does not follow a redirect", async () => {
  settings.FACET_ALLOW_PRIVATE_TARGETS = true;
  const receiver = await startReceiver(() => ({ status: 307, headers: { location: "/other" } }));
  expect(await post(receiver.url)).toMatchObject({ outcome: "retry", error: expect.stringContaining("307") });
  expect(receiver.received).toHaveLength(1);
  await receiver.close();
});

test("hears what Retry-After says", async () => {
  settings.FACET_ALLOW_PRIVATE_TARGETS = true;
  const receiver = await startReceiver(() => ({ status: 429, headers: { "retry-after": "7" } }));
  expect(await post(receiver.url)).toMatchObject({ outcome: "retry", retryAfterMs: 7_000 });
  await receiver.close();
});

test("gives a silent receiver up, and one that is not there", async () => {
  settings.FACET_ALLOW_PRIVATE_TARGETS = true;
  let release = () => {};
  const receiver = await startReceiver(
    () =>
      new Promise((resolve) => {
        release = () => resolve(undefined);
      }),
  );
  const silent = await post(receiver.url, { timeoutMs: 100 });
  expect(silent).toMatchObject({
    outcome: "retry",
    error: expect.stringContaining("did not answer within 0.1 s"),
  });
  release();
  await receiver.close();
  const absent = await post(receiver.url);
  expect(absent).toMatchObject({ outcome: "retry", error: expect.stringContaining("could not be reached") });
});
