import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const table = (page: Page) => page.getByRole("table", { name: /Requests/ });
const headers = (page: Page) => table(page).getByRole("columnheader").allInnerTexts();
const column = (page: Page, name: string) => table(page).getByRole("columnheader", { name, exact: true });

test("every property is a column by itself, and what is hidden or moved stands in the URL", async ({
  page,
  freshFacet: facet,
}) => {
  // Its own, since only the most used of all keys are columns by themselves, and other tests send keys, too.
  await facet.sendCalls(3, { properties: (index) => ({ tier: index === 0 ? "gold" : "free" }) });
  await page.goto(await facet.signInLink());
  await page.goto(`${facet.baseUrl}/requests`);
  await expect(column(page, "tier")).toBeVisible();
  await expect(table(page).getByRole("cell", { name: "gold", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Columns" }).click();
  const menu = page.getByRole("dialog", { name: "Columns" });
  await menu.getByLabel("Search columns").fill("tier");
  await menu.getByRole("button", { name: "Pin tier to the left" }).click();
  await menu.getByLabel("Search columns").fill("status");
  await menu.getByRole("checkbox", { name: "Status", exact: true }).click();
  await page.keyboard.press("Escape");

  await expect(page).toHaveURL(/cols=/);
  expect((await headers(page))[0]).toBe("tier");
  await page.reload();
  await expect(column(page, "tier")).toBeVisible();
  expect((await headers(page))[0]).toBe("tier");
  expect(await headers(page)).not.toContain("Status");

  await page.getByRole("button", { name: "Columns" }).click();
  await menu.getByRole("button", { name: "Reset" }).click();
  await expect(page).not.toHaveURL(/cols=/);
  await expect(column(page, "Status")).toBeVisible();
});

test("a width set with the keyboard survives a reload", async ({ signedInPage: page, facet }) => {
  await facet.sendCalls(1);
  await page.goto(`${facet.baseUrl}/requests`);
  const separator = page.getByRole("separator", { name: "Width of Model" });
  const before = Number(await separator.getAttribute("aria-valuenow"));
  await separator.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(separator).toHaveAttribute("aria-valuenow", String(before + 32));
  await page.reload();
  await expect(separator).toHaveAttribute("aria-valuenow", String(before + 32));
});

test("the list goes on to its end while only the rows in view exist, and says how many there are", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(130);
  await page.goto(`${facet.baseUrl}/requests`);
  const count = page.locator("h1 + p");
  await expect(count).toHaveText(/^100 of [1-9]\d\d$/);
  const total = Number(((await count.textContent()) ?? "").split(" of ")[1]);

  await expect(async () => {
    await table(page).evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
    await expect(page.getByText(`These are all ${total} requests`)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(count).toHaveText(String(total));
  await expect(table(page)).toHaveAttribute("aria-rowcount", String(total + 1));
  expect(await table(page).locator("tbody tr[aria-rowindex]").count()).toBeLessThan(80);
});

test("a click on a header sorts, and the URL brings the same order back", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(2, {
    model: (index) => (index === 0 ? "gpt-4o" : "gpt-4o-mini"),
    properties: () => ({ Sorting: "yes" }),
  });
  await page.goto(`${facet.baseUrl}/requests`);
  await column(page, "Cost").getByRole("button").click();
  await expect(page).toHaveURL(/sort=-cost/);
  await expect(column(page, "Cost")).toHaveAttribute("aria-sort", "descending");
  await expect(table(page).locator("tbody tr[aria-rowindex='2']")).toContainText("gpt-4o-2024");
  await page.goBack();
  await expect(column(page, "Created")).toHaveAttribute("aria-sort", "descending");
});

test("a cost too small for cents is still a cost", async ({ signedInPage: page, facet }) => {
  await facet.sendCalls(1, { message: () => "A very small question" });
  await page.goto(`${facet.baseUrl}/requests`);
  const row = table(page).getByRole("row").filter({ hasText: "A very small question" }).first();
  await expect(row.getByRole("cell", { name: /^\$0\.0000[1-9]\d*$/ })).toBeVisible();
});
