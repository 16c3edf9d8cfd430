import { expect, it, vi } from "vitest";
import type { Database } from "./database";
import { LazyDatabase } from "./lazy-database";

it("never opens again once it is closed, whoever still asks", async () => {
  const open = vi.fn<() => Promise<Database>>().mockRejectedValue(new Error("no server yet"));
  const lazy = new LazyDatabase(open);
  await expect(lazy.ping()).rejects.toThrow("no server yet");
  await lazy.close();
  await expect(lazy.ping()).rejects.toMatchObject({ code: "storage_unavailable" });
  expect(open).toHaveBeenCalledTimes(1);
});
