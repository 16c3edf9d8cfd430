import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closeProcessSingletons } from "@/lib/registry";
import { ownFacet } from "@/test/api";
import { openSecret, sealSecret } from "./sealed-secret";

const { dataDirectory } = ownFacet();

test("a sealed secret opens again, also in the next process, and never looks the same twice", async () => {
  const [first, second] = [sealSecret("s3cret", "webhook-1"), sealSecret("s3cret", "webhook-1")];
  expect(first).not.toBe(second);
  expect(first).not.toContain("s3cret");
  await closeProcessSingletons();
  expect([openSecret(first, "webhook-1"), openSecret(second, "webhook-1")]).toEqual(["s3cret", "s3cret"]);
});

test("a sealed secret does not open in another place, changed, or under another key", async () => {
  const sealed = sealSecret("s3cret", "webhook-1");
  const sentence = /sealed with another key/;
  expect(() => openSecret(sealed, "webhook-2")).toThrow(sentence);
  expect(() => openSecret(`${sealed.slice(0, -4)}AAAA`, "webhook-1")).toThrow(sentence);
  expect(() => openSecret("", "webhook-1")).toThrow(sentence);
});

test("the key is its owner's alone to read", () => {
  const path = join(dataDirectory, "sealing-key");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).toMatch(/^[0-9a-f]{64}$/);
});
