import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v4 as newUuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiKey, apiKeyHint, hashApiKeyToken, newApiKeyToken } from "./api-key";
import { KeyRing, type KeyRingOptions } from "./key-ring";

process.env.FACET_LOG_LEVEL = "silent";

const organizationId = "00000000-0000-4000-8000-000000000001";
let directory: string;
let stored: Map<string, ApiKey>;
let isDatabaseAway: boolean;

function ring(options: Partial<KeyRingOptions> = {}): KeyRing {
  return new KeyRing({
    environmentToken: undefined,
    organizationId,
    copyPath: join(directory, "api-keys.json"),
    load: async () => {
      if (isDatabaseAway) throw new Error("away");
      return [...stored.values()];
    },
    save: async (key) => {
      if (isDatabaseAway) throw new Error("away");
      stored.set(key.id, key);
    },
    ...options,
  });
}

function keyOf(token: string): ApiKey {
  return {
    organizationId,
    id: newUuid(),
    name: "A key",
    hash: hashApiKeyToken(token),
    hint: apiKeyHint(token),
    permission: "rw",
    createdAtMs: 1,
    revokedAtMs: null,
    updatedAtMs: 1,
  };
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "facet-keys-"));
  stored = new Map();
  isDatabaseAway = false;
});

afterEach(() => rmSync(directory, { recursive: true }));

describe("KeyRing", () => {
  test("lets a key in as soon as it is stored, and out as soon as it is revoked", async () => {
    const keys = ring();
    const token = newApiKeyToken();
    const key = keyOf(token);
    await keys.put(key);
    expect(keys.find(token)?.id).toBe(key.id);
    await keys.put({ ...key, revokedAtMs: 2, updatedAtMs: 2 });
    expect(keys.find(token)).toBe(undefined);
  });

  test("does not let a key in that could not be stored", async () => {
    const keys = ring();
    const token = newApiKeyToken();
    isDatabaseAway = true;
    await expect(keys.put(keyOf(token))).rejects.toThrow("away");
    expect(keys.find(token)).toBe(undefined);
  });

  test("follows what another process changed in the database", async () => {
    const keys = ring();
    const token = newApiKeyToken();
    const key = keyOf(token);
    stored.set(key.id, key);
    await keys.refresh();
    expect(keys.find(token)).toBeDefined();
    stored.set(key.id, { ...key, revokedAtMs: 2 });
    await keys.refresh();
    expect(keys.find(token)).toBe(undefined);
  });

  test("lets known keys in when it starts while the database is away", async () => {
    const token = newApiKeyToken();
    await ring().put(keyOf(token));
    isDatabaseAway = true;
    const restarted = ring();
    expect(restarted.find(token)).toBeDefined();
    expect(await restarted.refresh()).toBe(false);
    expect(restarted.find(token)).toBeDefined();
  });

  test("keeps a copy that only its owner may read and that holds no token", async () => {
    const token = newApiKeyToken();
    await ring().put(keyOf(token));
    const path = join(directory, "api-keys.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).not.toContain(token);
  });

  test("lets the environment's key in at once, without a database", () => {
    isDatabaseAway = true;
    expect(ring({ environmentToken: "from-the-environment" }).find("from-the-environment")?.permission).toBe(
      "rw",
    );
  });

  test("gives the environment's key one identity across restarts", async () => {
    const environmentToken = "from-the-environment";
    await ring({ environmentToken }).refresh();
    await ring({ environmentToken }).refresh();
    expect([...stored.values()].map(({ name, revokedAtMs }) => [name, revokedAtMs])).toEqual([
      ["FACET_API_KEY", null],
    ]);
  });

  test("ends a key that does not stand in the environment any more, and takes it back when it does", async () => {
    const environmentToken = "from-the-environment";
    await ring({ environmentToken }).refresh();
    const without = ring();
    expect(without.find(environmentToken)).toBe(undefined);
    await without.refresh();
    expect([...stored.values()][0]?.revokedAtMs).not.toBe(null);
    const again = ring({ environmentToken });
    await again.refresh();
    expect([...stored.values()][0]?.revokedAtMs).toBe(null);
    expect(again.find(environmentToken)).toBeDefined();
  });

  test("does not lose a key that was made while the list was being read", async () => {
    let answer: (keys: ApiKey[]) => void = () => undefined;
    const keys = ring({
      load: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const refreshing = keys.refresh();
    const token = newApiKeyToken();
    await keys.put(keyOf(token));
    answer([]);
    await refreshing;
    expect(keys.find(token)).toBeDefined();
  });

  test("starts without a copy when the copy cannot be read", async () => {
    await ring().put(keyOf(newApiKeyToken()));
    const { copyPath } = { copyPath: join(directory, "broken.json") };
    const { writeFileSync } = await import("node:fs");
    writeFileSync(copyPath, "{");
    expect(() => ring({ copyPath })).not.toThrow();
  });
});
