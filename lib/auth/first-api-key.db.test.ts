import { describe, expect, test } from "vitest";
import { defaultOrganizationId } from "@/lib/organizations";
import { closeProcessSingletons } from "@/lib/registry";
import { ownFacet } from "@/test/api";
import { apiKeysReady, findApiKey, firstApiKey, listApiKeys, revokeApiKey } from "./api-keys";

ownFacet({ FACET_API_KEY: "" });

describe("the first API key", () => {
  test("is made at the first start, works, and is told only once", async () => {
    const token = await firstApiKey();
    expect(token).toMatch(/^sk-facet-/);
    expect(findApiKey(token ?? "")?.permission).toBe("rw");
    expect(await firstApiKey()).toBe(undefined);
    await closeProcessSingletons();
    expect(await firstApiKey()).toBe(undefined);
    expect(findApiKey(token ?? "")).toBeDefined();
  });

  test("is not made again after all keys were revoked", async () => {
    for (const { id } of await listApiKeys(defaultOrganizationId)) {
      await revokeApiKey(defaultOrganizationId, id);
    }
    await closeProcessSingletons();
    await apiKeysReady();
    expect(await firstApiKey()).toBe(undefined);
  });
});
