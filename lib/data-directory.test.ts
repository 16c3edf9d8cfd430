import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "@/test/recorders";
import { lockDirectory } from "./data-directory";

const lockName = "facet.lock";

/** A process that does nothing until it is killed. */
async function bystander() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  return child;
}

it("lets one process in, and again after it has left", () => {
  const directory = temporaryDirectory();
  const release = lockDirectory(directory);
  expect(statSync(join(directory, lockName)).mode & 0o077).toBe(0);
  release();
  expect(readdirSync(directory)).toEqual([]);
  lockDirectory(directory)();
});

it("names the running process that holds the directory and says what to do", async () => {
  const directory = temporaryDirectory();
  const other = await bystander();
  writeFileSync(join(directory, lockName), JSON.stringify({ pid: other.pid, startedAt: null }));
  expect(() => lockDirectory(directory)).toThrow(new RegExp(`process ${other.pid}.*FACET_DATA_DIR`, "s"));
  const exited = once(other, "exit");
  other.kill();
  await exited;
  lockDirectory(directory)();
});

it("takes over the lock of a process that is gone, and one that cannot be read", () => {
  for (const content of [JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "boot/1" }), "", "{}"]) {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, lockName), content);
    const release = lockDirectory(directory);
    expect(readdirSync(directory)).toEqual([lockName]);
    release();
  }
});

it.runIf(existsSync("/proc/self/stat"))(
  "takes over when the process id now belongs to another process",
  async () => {
    const directory = temporaryDirectory();
    const other = await bystander();
    writeFileSync(join(directory, lockName), JSON.stringify({ pid: other.pid, startedAt: "another boot/1" }));
    lockDirectory(directory)();
    other.kill();
  },
);

it("does not remove a lock that has become somebody else's", () => {
  const directory = temporaryDirectory();
  const release = lockDirectory(directory);
  writeFileSync(join(directory, lockName), JSON.stringify({ pid: 1, startedAt: "x" }));
  release();
  expect(readdirSync(directory)).toEqual([lockName]);
});
