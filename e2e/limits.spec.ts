import type { Page } from "@playwright/test";
import { seriousFaults } from "./axe";
import { expect, test } from "./fixtures";

test("a rate limit is made, turns calls away with the headers that say when to come back, and lets them on again once deleted", async ({
  signedInPage: page,
  facet,
}) => {
  await openLimits(page, facet.baseUrl);
  await page.getByRole("button", { name: "New rate limit" }).click();
  const dialog = page.getByRole("dialog", { name: "New rate limit" });
  await dialog.getByLabel("Name").fill("Two an hour");
  await dialog.getByLabel("At most").fill("2");
  await dialog.getByLabel("Unit of the window").selectOption("hours");
  await dialog.getByRole("button", { name: "Each value" }).click();
  await dialog.getByLabel("Property").fill("limited-customer");
  await dialog.getByLabel("Add a filter").fill("provider:openai");
  await dialog.getByLabel("Add a filter").press("Enter");
  // The list of suggestions closes, and the dialog stays.
  await dialog.getByLabel("Add a filter").press("Escape");
  expect(await seriousFaults(page), "dialog").toEqual([]);
  await dialog.getByRole("button", { name: "Make rate limit" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "Two an hour" });
  await expect(row).toContainText("2 requests in 1 hour");
  await expect(row).toContainText("each limited-customer");
  await expect(row).toContainText("provider:openai");

  const asAcme = { properties: () => ({ "Limited-Customer": "acme" }) };
  expect((await facet.sendCalls(3, asAcme)).map(({ status }) => status)).toEqual([200, 200, 429]);

  await row.getByRole("button", { name: "Delete Two an hour" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  // Behind an open dialog nothing has a role.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(row).toBeHidden();
  expect((await facet.sendCalls(1, asAcme)).map(({ status }) => status)).toEqual([200]);
});

test("a budget shows what each customer spent, leads to those requests, and blocks when it is told to", async ({
  signedInPage: page,
  facet,
}) => {
  const customer = `e2e-${Date.now()}`;
  const asCustomer = { properties: () => ({ "Budget-Customer": customer }) };
  await facet.sendCalls(2, asCustomer);
  await openLimits(page, facet.baseUrl);
  await page.getByRole("button", { name: "New budget" }).click();
  const dialog = page.getByRole("dialog", { name: "New budget" });
  await dialog.getByLabel("Name").fill("Customers");
  await dialog.getByLabel("Amount in US dollars").fill("0");
  await dialog.getByRole("button", { name: "Each value" }).click();
  await dialog.getByLabel("Property").fill("budget-customer");
  await dialog.getByRole("button", { name: "Make budget" }).click();
  await expect(dialog.getByRole("alert")).toContainText("above 0");
  await dialog.getByLabel("Amount in US dollars").fill("0.000001");
  await dialog.getByRole("button", { name: "Make budget" }).click();
  await expect(dialog).toBeHidden();

  const line = page.getByRole("row").filter({ hasText: customer });
  await expect(line).toContainText("of $0.000001");
  await expect(page.getByText("1 over")).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await seriousFaults(page), theme).toEqual([]);
  }

  // It only warns until it is told to block.
  expect((await facet.sendCalls(1, asCustomer))[0]?.status).toBe(200);
  await page.getByRole("button", { name: "Edit Customers" }).click();
  const edit = page.getByRole("dialog", { name: "Edit “Customers”" });
  await edit.getByRole("checkbox", { name: /Turn calls away/ }).click();
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Blocks", { exact: true })).toBeVisible();
  expect((await facet.sendCalls(1, asCustomer))[0]?.status).toBe(429);

  await line.getByRole("link", { name: customer }).click();
  await expect(page).toHaveURL(/\/requests\?/);
  await expect(page.locator("tbody a").first()).toBeVisible();
});

/** The page answers clicks once its lists have come. */
async function openLimits(page: Page, baseUrl: string): Promise<void> {
  await page.goto(`${baseUrl}/limits`);
  await expect(page.getByRole("status", { name: /on their way/ })).toHaveCount(0);
}
