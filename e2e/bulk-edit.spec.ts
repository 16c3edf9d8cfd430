import type { Page } from "@playwright/test";
import { expect, type FacetUnderTest, test } from "./fixtures";

/** Opens the list on the requests of one batch, and the dialog on them. */
async function openEdit(page: Page, facet: FacetUnderTest, batch: string): Promise<void> {
  await page.goto(`${facet.baseUrl}/requests?f=${encodeURIComponent(`v1,property.batch:equals:${batch}`)}`);
  await page.locator("tbody a").first().waitFor();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: /Edit properties/ }).click();
}

async function setReviewed(page: Page, value: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Property key").fill("Reviewed");
  await dialog.getByLabel("Property value").fill(value);
  await dialog.getByRole("button", { name: "Dry run" }).click();
}

test("a property is set on every request the filter selects, and taken back again", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(5, { properties: (index) => ({ batch: index < 3 ? "set-me" : "leave-me" }) });
  await openEdit(page, facet, "set-me");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("property.batch:set-me");
  await expect(dialog.getByRole("button", { name: "Edit", exact: true })).toBeDisabled();
  await setReviewed(page, "by hand");
  await expect(dialog.getByText("3 requests would change.")).toBeVisible();
  await expect(dialog.getByRole("table").getByRole("cell", { name: "not set" }).first()).toBeVisible();

  // What is no longer what was shown cannot be confirmed.
  await dialog.getByLabel("Property value").fill("by eye");
  await expect(dialog.getByRole("button", { name: "Edit", exact: true })).toBeDisabled();
  await dialog.getByRole("button", { name: "Dry run" }).click();
  await dialog.getByRole("button", { name: "Edit 3 requests" }).click();
  await expect(dialog.getByText("3 requests changed.", { exact: true })).toBeVisible();

  const list = page.locator("tbody");
  await expect(list.getByText("by eye")).toHaveCount(3);
  await dialog.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Undo the undo" })).toBeVisible();
  await expect(list.getByText("by eye")).toHaveCount(0);
});

test("the journal tells who edited what, and its undo leaves requests edited since as they are", async ({
  signedInPage: page,
  facet,
}) => {
  const [first] = await facet.sendCalls(3, { properties: () => ({ batch: "journal" }) });
  await openEdit(page, facet, "journal");
  await setReviewed(page, "in bulk");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Edit 3 requests" }).click();
  await expect(dialog.getByText("3 requests changed.", { exact: true })).toBeVisible();

  const edited = await fetch(`${facet.baseUrl}/v1/request/${first?.requestId}/property`, {
    method: "PUT",
    headers: { authorization: `Bearer ${facet.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ key: "Reviewed", value: "alone" }),
  });
  expect(edited.status).toBe(200);

  await page.goto(`${facet.baseUrl}/properties/journal`);
  const entry = page.getByRole("listitem", { name: "Set Reviewed to “in bulk”", exact: true });
  await expect(entry).toContainText("3 requests changed");
  await expect(entry).toContainText("property.batch:journal");
  await expect(entry).toContainText("someone at the dashboard");
  await entry.getByRole("button", { name: "Undo" }).click();
  const undo = page.getByRole("listitem", { name: "Undo: set Reviewed to “in bulk”", exact: true });
  await expect(undo).toContainText("2 requests changed; 1 left as it was, edited since");

  await entry.getByRole("link", { name: "property.batch:journal" }).click();
  await expect(page.locator("tbody").getByText("alone")).toHaveCount(1);
  await expect(page.locator("tbody").getByText("in bulk")).toHaveCount(0);
});

test("a filter that cannot be read keeps an edit from touching more requests than were meant", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1, { properties: () => ({ batch: "unread" }) });
  await page.goto(
    `${facet.baseUrl}/requests?f=${encodeURIComponent("v1,property.batch:equals:unread,nonsense:is:1")}`,
  );
  await page.locator("tbody a").first().waitFor();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: /Edit properties/ }).click();
  await expect(page.getByRole("dialog")).toContainText("cannot be read and is not applied");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Dry run" })).toBeHidden();
});
