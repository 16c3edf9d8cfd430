import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { lockIsSatisfied } from "./install.mjs";
import { platformFault } from "./machine.mjs";
import { nodeVersionFault } from "./node-version.mjs";
import { countPlaywright, countVitest } from "./test-counts.mjs";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

test("a Node that is too old is named in a sentence, and newer ones are let through", () => {
  expect(nodeVersionFault("v18.20.4")).toContain("Facet needs Node 20.15 or newer, and this is v18.20.4");
  expect(nodeVersionFault("v20.14.9")).not.toBe("");
  expect(nodeVersionFault("v20.15.0")).toBe("");
  expect(nodeVersionFault("v21.0.0")).toBe("");
  expect(nodeVersionFault("v100.1.0")).toBe("");
});

test("only platforms that have the embedded engine are let through", () => {
  expect(platformFault({ platform: "linux", arch: "x64", isGlibc: true })).toBe("");
  expect(platformFault({ platform: "darwin", arch: "arm64", isGlibc: false })).toBe("");
  expect(platformFault({ platform: "linux", arch: "arm64", isGlibc: false })).toContain("musl");
  expect(platformFault({ platform: "win32", arch: "x64", isGlibc: false })).toContain("WSL 2");
  expect(platformFault({ platform: "linux", arch: "ia32", isGlibc: true })).toContain("linux ia32");
});

test("an install satisfies the lock only with the same versions and content", () => {
  const entry = { version: "1.0.0", integrity: "sha512-a" };
  const wanted = {
    packages: {
      "": {},
      "node_modules/a": entry,
      "node_modules/native-other": { version: "2.0.0", optional: true },
      "node_modules/tool": { version: "3.0.0", dev: true },
    },
  };
  const installed = { packages: { "node_modules/a": entry } };
  expect(lockIsSatisfied(wanted, installed, false)).toBe(true);
  expect(lockIsSatisfied(wanted, installed, true)).toBe(false);
  expect(lockIsSatisfied(wanted, { packages: {} }, false)).toBe(false);
  const other = { packages: { "node_modules/a": { ...entry, integrity: "sha512-b" } } };
  expect(lockIsSatisfied(wanted, other, false)).toBe(false);
});

test("the lock file names the native packages of every platform, which npm leaves out when it made it from an install", () => {
  const lock = lockSchema.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  const paths = Object.keys(lock.packages);
  const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter(
      (name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)),
    ),
  );
  expect(missing).toEqual([]);
});

test("test counts name failures that happened outside of any test", () => {
  const failed = { status: "failed", assertionResults: [] };
  const mixed = {
    status: "failed",
    assertionResults: [{ status: "passed" }, { status: "failed" }, { status: "pending" }],
  };
  expect(countVitest({ testResults: [failed, mixed] })).toEqual({ passed: 1, failed: 2, skipped: 1 });
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 3, skipped: 2 });
});
