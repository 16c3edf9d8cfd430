import { startReceiver } from "../scripts/harness/receiver";
import { seriousFaults } from "./axe";
import { expect, test } from "./fixtures";

test("a webhook is made, gets the requests of its filter, and shows what came back, with replay", async ({
  signedInPage: page,
  facet,
}) => {
  let isUp = false;
  const receiver = await startReceiver(() => (isUp ? undefined : { status: 503, body: "not yet" }));
  await page.goto(`${facet.baseUrl}/webhooks`);
  await expect(page.getByRole("heading", { name: "No webhooks yet" })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "New webhook" }).click();
  const dialog = page.getByRole("dialog", { name: "New webhook" });
  await dialog.getByLabel("Destination").fill(receiver.url);
  const filter = dialog.getByRole("combobox", { name: "Add a filter" });
  await filter.fill("property.team:hooks");
  await filter.press("Escape");
  await expect(dialog).toBeVisible();
  await filter.press("Enter");
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Make webhook" }).click();
  await expect(page.getByRole("heading", { name: receiver.url })).toBeVisible();
  await expect(page.getByText("property.team:hooks")).toBeVisible();
  await page.getByRole("button", { name: "Show the key" }).click();
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();

  const [wanted] = await facet.sendCalls(2, {
    properties: (index) => ({ Team: index === 0 ? "hooks" : "others" }),
  });
  const row = page.getByRole("row").filter({ hasText: wanted?.requestId ?? "" });
  await expect(async () => {
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(row).toContainText("Retrying", { timeout: 1_000 });
  }).toPass();
  // The head of the table, and not the request of the other team.
  await expect(page.getByRole("row")).toHaveCount(2);
  isUp = true;
  await expect(row).toContainText("Delivered", { timeout: 20_000 });

  await row.getByRole("button").click();
  const delivery = page.getByRole("dialog", { name: "Delivery" });
  await expect(delivery.getByText('"Team": "hooks"')).toBeVisible();
  await delivery.getByText("The receiver answered 503.").click();
  await expect(delivery.getByText("not yet")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await delivery.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("replay", { exact: true })).toBeVisible();
  await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(3);

  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("The test has arrived.")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByRole("heading", { name: "No webhooks yet" })).toBeVisible();
  await receiver.close();
});

test("a webhook that is gone says so on its page, and is switched on again there", async ({
  signedInPage: page,
  facet,
}) => {
  let status = 410;
  const receiver = await startReceiver(() => ({ status }));
  const made = await page.request.post(`${facet.baseUrl}/v1/webhooks`, {
    headers: { authorization: `Bearer ${facet.apiKey}` },
    data: { destination: receiver.url, config: { propertyFilters: { Team: "gone" } } },
  });
  const { data } = await made.json();
  await facet.sendCalls(1, { properties: () => ({ team: "gone" }) });
  await expect.poll(() => receiver.received.length).toBe(1);
  await page.goto(`${facet.baseUrl}/webhooks/webhook?id=${data.id}`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Facet has switched this webhook off.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await seriousFaults(page)).toEqual([]);
  status = 200;
  await page.getByRole("button", { name: "Switch on and send again" }).click();
  await expect(page.getByText("The webhook is on; 1 delivery is sent again.")).toBeVisible();
  await expect.poll(() => receiver.received.length).toBe(2);
  await page.request.delete(`${facet.baseUrl}/v1/webhooks/${data.id}`, {
    headers: { authorization: `Bearer ${facet.apiKey}` },
  });
  await receiver.close();
});
