import { expect, test } from "vitest";
import { readJsonBody } from "./body";

const requestOf = (body: BodyInit) =>
  new Request("http://facet.test/", { method: "POST", body, duplex: "half" } as RequestInit);

test("a body is parsed, an empty one is undefined", async () => {
  await expect(readJsonBody(requestOf('{"a":[1]}'))).resolves.toEqual({ a: [1] });
  await expect(readJsonBody(requestOf(""))).resolves.toBeUndefined();
});

test("a body that breaks off is the caller's fault, told in a sentence", async () => {
  const broken = new ReadableStream({
    pull: (controller) => controller.error(new Error("aborted")),
  });
  await expect(readJsonBody(requestOf(broken))).rejects.toMatchObject({ code: "bad_request", status: 400 });
});

test("a body over the limit is refused, whether it says its length or not", async () => {
  const megabyte = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(megabyte);
    },
  });
  await expect(readJsonBody(requestOf(endless))).rejects.toMatchObject({ code: "payload_too_large" });
  expect(sent).toBeLessThan(16);
});
