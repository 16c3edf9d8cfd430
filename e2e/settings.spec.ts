import { sendCalls } from "../scripts/harness/send-calls";
import { expect, test } from "./fixtures";

test("a key is made, shown once, lets a call through, and is refused after it was revoked", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(`${facet.baseUrl}/settings`);
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByLabel("Name").fill("checkout service");
  await page.getByRole("button", { name: "Make key", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Your new key" });
  const token = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(token)).toBeHidden();

  const [allowed] = await sendCalls(1, { baseUrl: facet.baseUrl, apiKey: token });
  expect(allowed?.status).toBe(200);

  await page.getByRole("button", { name: "Revoke checkout service" }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row").filter({ hasText: "checkout service" })).toContainText("Revoked");
  await expect
    .poll(async () => (await sendCalls(1, { baseUrl: facet.baseUrl, apiKey: token }))[0]?.status)
    .toBe(401);
});

test("the settings name this Facet's own addresses", async ({ signedInPage: page, facet }) => {
  await page.goto(`${facet.baseUrl}/settings`);
  await expect(page.getByText(`${facet.baseUrl}/v1`, { exact: true })).toBeVisible();
  await expect(page.getByText("ClickHouse, embedded in this process")).toBeVisible();
});
