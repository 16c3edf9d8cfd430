import { validate, version } from "uuid";
import { expect, test } from "vitest";
import { chooseRequestId } from "./request-id";

test("ids are UUIDs of version 7 that carry their time and never repeat", () => {
  const before = Date.now();
  const ids = Array.from({ length: 2_000 }, () => chooseRequestId(undefined).requestId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(validate(id) && version(id)).toBe(7);
    const time = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  }
});

test("a caller's UUID of any version is taken, once", () => {
  for (const version of [1, 4, 5, 7, 8]) {
    const id = `01a209a5-3d3a-${version}ecc-b630-0d8ef7a9e${version}23`;
    expect(chooseRequestId(id)).toEqual({ requestId: id, note: undefined });
    expect(chooseRequestId(id).requestId).not.toBe(id);
  }
});

test.each([
  "x",
  "01a209a5-3d3a-0ecc-b630-0d8ef7a9ea23",
  "01a209a5-3d3a-7ecc-c630-0d8ef7a9ea23",
  "é".repeat(500),
])("%s is replaced and the note stays short", (asked) => {
  const { requestId, note } = chooseRequestId(asked);
  expect(validate(requestId)).toBe(true);
  expect(note?.length).toBeLessThan(150);
});
