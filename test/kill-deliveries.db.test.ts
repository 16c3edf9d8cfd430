import { expect, test } from "vitest";
import { killDeliveries } from "../scripts/kill/deliveries";

test("SIGKILL amid deliveries to a receiver that refuses a third of them loses none", {
  timeout: 180_000,
}, async () => {
  const { calls, lost, refused } = await killDeliveries(300, 60_000);
  expect(calls).toBeGreaterThanOrEqual(300);
  expect(refused).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});
