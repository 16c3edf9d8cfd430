import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const keys = (page: Page) => page.getByRole("table", { name: "Property keys" });
const keyRow = (page: Page, name: string) => keys(page).getByRole("row", { name: new RegExp(`^${name}\\b`) });

async function act(page: Page, key: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions on ${key}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("a key is renamed on every request after a dry run, and the undo gives them the old name back", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(4, {
    properties: (index) => ({ "team-old": index === 0 ? "search" : "billing" }),
  });
  await page.goto(`${facet.baseUrl}/properties`);
  await expect(keyRow(page, "team-old")).toContainText("4");

  await act(page, "team-old", "Rename…");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Rename" })).toBeDisabled();
  await dialog.getByLabel("New name").fill("Crew");
  await expect(dialog.getByText("4 requests would change.")).toBeVisible();
  await expect(dialog.getByRole("table")).toContainText("search");
  await dialog.getByRole("button", { name: "Rename on 4 requests" }).click();

  await expect(dialog.getByText("4 requests changed.", { exact: true })).toBeVisible();
  // What stands behind the dialog has no role meanwhile.
  const main = page.locator("main");
  await expect(main).toContainText("Crew");
  await expect(main).not.toContainText("team-old");

  await dialog.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Undo the undo" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(keyRow(page, "team-old")).toContainText("4");
  await expect(keys(page)).not.toContainText("Crew");
});

test("two keys that look the same are noticed and merged, by the rule for requests that have both", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(3, { properties: () => ({ "cost-center": "marketing" }) });
  await facet.sendCalls(2, {
    properties: (index) => ({
      cost_center: "sales",
      ...(index === 0 && { "cost-center": "marketing" }),
    }),
  });
  await page.goto(`${facet.baseUrl}/properties`);
  await page.getByRole("button", { name: "Merge… cost_center into cost-center" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("2 requests would change. 1 of them has both.")).toBeVisible();
  await dialog.getByRole("radio", { name: "keep the value of cost_center" }).check();
  await dialog.getByRole("button", { name: "Merge on 2 requests" }).click();
  await expect(dialog.getByText("2 requests changed.", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await expect(keys(page)).not.toContainText("cost_center");
  await keyRow(page, "cost-center").getByRole("link").click();
  const values = page.getByRole("table", { name: "Values of cost-center" });
  await expect(values.getByRole("row", { name: /marketing/ })).toContainText("3");
  await values.getByRole("link", { name: "sales" }).click();
  await expect(page).toHaveURL(/\/requests\?.*cost-center/);
  await expect(page.locator("h1 + p")).toHaveText("2");

  // Calls that go on sending the old key are recorded under the new one, until the rule is lifted.
  await page.goto(`${facet.baseUrl}/properties/rules`);
  await page.getByRole("button", { name: "Lift the rule for cost_center" }).click();
  await expect(page.getByText("cost_center is recorded as")).toBeHidden();
});

test("a new name that is taken leads to a merge instead", async ({ signedInPage: page, facet }) => {
  await facet.sendCalls(1, { properties: () => ({ "stage-a": "one", "level-b": "two" }) });
  await page.goto(`${facet.baseUrl}/properties`);
  await act(page, "stage-a", "Rename…");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New name").fill("LEVEL-B");
  await dialog.getByRole("button", { name: "Merge “stage-a” into it…" }).click();
  await expect(dialog.getByLabel("into")).toHaveValue("level-b");
  await expect(dialog.getByText("1 request would change. 1 of them has both.")).toBeVisible();
});

test("a hidden key leaves the list, stands behind the toggle, and comes back", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1, { properties: () => ({ noisy: "yes" }) });
  await page.goto(`${facet.baseUrl}/properties`);
  await act(page, "noisy", "Hide");
  await expect(keyRow(page, "noisy")).toBeHidden();
  await page.getByRole("button", { name: /^Show hidden \(/ }).click();
  await expect(keyRow(page, "noisy")).toContainText("Hidden");
  await act(page, "noisy", "Restore");
  await expect(keyRow(page, "noisy")).not.toContainText("Hidden");
});

test("a key is deleted only once its name was typed, and the journal brings it back", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(2, { properties: () => ({ secretive: "yes" }) });
  await page.goto(`${facet.baseUrl}/properties`);
  await act(page, "secretive", "Delete…");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("2 requests would change.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Delete/ })).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill("secretive");
  await dialog.getByRole("button", { name: "Delete on 2 requests" }).click();
  await expect(dialog.getByText("2 requests changed.", { exact: true })).toBeVisible();

  await dialog.getByRole("link", { name: "Journal" }).click();
  const entry = page.getByRole("listitem", { name: "Delete secretive", exact: true });
  await expect(entry).toContainText("someone at the dashboard");
  await entry.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("listitem", { name: "Undo: delete secretive", exact: true })).toContainText(
    "2 requests changed",
  );
  await expect(entry).toContainText("Undone");
  await page.goto(`${facet.baseUrl}/properties`);
  await expect(keyRow(page, "secretive")).toContainText("2");
});

test("without any property the page shows the header that makes the first", async ({ page, freshFacet }) => {
  await page.goto(await freshFacet.signInLink());
  await page.goto(`${freshFacet.baseUrl}/properties`);
  await expect(page.getByRole("heading", { name: "No properties yet" })).toBeVisible();
  await expect(page.getByText("Helicone-Property-Environment: production")).toBeVisible();
});
