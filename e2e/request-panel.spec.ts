import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const panel = (page: Page) => page.getByRole("complementary", { name: "Request" });

test("the panel opens from a row, walks with j and k, closes with Escape and gives the focus back", async ({
  signedInPage: page,
  facet,
}) => {
  const sent = await facet.sendCalls(3, { message: (index) => `Walk ${index}` });
  const [oldest, middle, newest] = sent.map((call) => call.requestId);
  await page.goto(`${facet.baseUrl}/requests`);
  await page.getByText("Walk 2").first().click();
  await expect(page).toHaveURL(new RegExp(`request=${newest}`));
  await expect(panel(page).getByText("Walk 2").first()).toBeVisible();

  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`request=${middle}`));
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`request=${oldest}`));
  await page.keyboard.press("k");
  await expect(panel(page).getByText("Walk 1").first()).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(page.locator(`[data-request-link="${middle}"]`)).toBeFocused();
});

test("walking and opening never load the list again", async ({ signedInPage: page, facet }) => {
  await facet.sendCalls(2, { message: (index) => `Quiet ${index}` });
  await page.goto(`${facet.baseUrl}/requests`);
  await page.getByText("Quiet 1").first().waitFor();
  let listCalls = 0;
  page.on("request", (request) => {
    if (request.url().includes("query-clickhouse")) listCalls++;
  });
  await page.getByText("Quiet 1").first().click();
  await expect(panel(page).getByText("Quiet 1").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel(page).getByText("Quiet 0").first()).toBeVisible();
  expect(listCalls).toBe(0);
});

test("a property is added, changed and removed in the panel, and the table shows it at once", async ({
  signedInPage: page,
  facet,
}) => {
  const [sent] = await facet.sendCalls(1, { message: () => "Tag me later" });
  // The column is asked for, since by themselves only the most used keys are columns, and other tests send keys, too.
  await page.goto(`${facet.baseUrl}/requests?cols=created,property.reviewed&request=${sent?.requestId}`);
  await panel(page).getByRole("button", { name: "Add property" }).click();
  await panel(page).getByLabel("Property key").fill("Reviewed");
  await panel(page).getByLabel("Property value").fill("no");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader", { name: "Reviewed", exact: true })).toBeAttached();

  await panel(page)
    .getByRole("button", { name: /Reviewed/ })
    .click();
  await page.getByRole("textbox", { name: "Reviewed" }).fill("yes");
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("button", { name: /Reviewed.*yes/ })).toBeVisible();
  await page.reload();
  await expect(panel(page).getByRole("button", { name: /Reviewed.*yes/ })).toBeVisible();

  await panel(page)
    .getByRole("button", { name: /Reviewed/ })
    .click();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(panel(page).getByRole("button", { name: /Reviewed/ })).toBeHidden();
  await page.reload();
  await expect(panel(page).getByRole("button", { name: "Add property" })).toBeVisible();
  await expect(panel(page).getByRole("button", { name: /Reviewed/ })).toBeHidden();
});

test("a property the API refuses is taken back, with the reason", async ({ signedInPage: page, facet }) => {
  const [sent] = await facet.sendCalls(1);
  await page.goto(`${facet.baseUrl}/requests?request=${sent?.requestId}`);
  await page.route("**/property", (route) =>
    route.fulfill({ status: 503, json: { data: null, error: "The database does not answer." } }),
  );
  await panel(page).getByRole("button", { name: "Add property" }).click();
  await panel(page).getByLabel("Property key").fill("Doomed");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The database does not answer.")).toBeVisible();
  await expect(panel(page).getByRole("button", { name: /Doomed/ })).toBeHidden();
});

test("the four forms of a body: chat, JSON with search, raw, and a command without keys", async ({
  signedInPage: page,
  facet,
}) => {
  const [sent] = await facet.sendCalls(1, {
    message: () => "Show me as JSON",
    properties: () => ({ Shape: "four forms" }),
  });
  await page.goto(`${facet.baseUrl}/requests?request=${sent?.requestId}`);
  await expect(panel(page).getByRole("article").first()).toContainText("Show me as JSON");

  await panel(page).getByRole("tab", { name: "JSON" }).click();
  await panel(page).getByLabel("Search request").fill("show me");
  await expect(panel(page).getByText("1 found")).toBeVisible();

  await panel(page).getByRole("tab", { name: "Raw" }).click();
  await expect(panel(page).getByText('"content": "Show me as JSON"')).toBeVisible();

  await panel(page).getByRole("tab", { name: "cURL" }).click();
  const command = panel(page).getByText(/^curl/);
  await expect(command).toContainText("Helicone-Property-shape: four forms", { ignoreCase: true });
  await expect(command).toContainText("$FACET_API_KEY");
  await expect(command).not.toContainText(facet.apiKey);
  await panel(page).getByRole("button", { name: "To the provider" }).click();
  await expect(command).not.toContainText("Helicone");

  await page.reload();
  await expect(panel(page).getByRole("tab", { name: "cURL" })).toHaveAttribute("aria-selected", "true");
});

test("a request has a page of its own to share", async ({ signedInPage: page, facet }) => {
  const [sent] = await facet.sendCalls(1, { message: () => "Share this one" });
  await page.goto(`${facet.baseUrl}/requests/${sent?.requestId}`);
  await expect(page.getByRole("article").first()).toContainText("Share this one");
  await page.goto(`${facet.baseUrl}/requests/01890000-0000-7000-8000-000000000000`);
  await expect(page.getByText("There is no such request")).toBeVisible();
});

test("a list that is being read while a property changes shows the change", async ({
  signedInPage: page,
  facet,
}) => {
  const [sent] = await facet.sendCalls(1, { message: () => "Changed meanwhile" });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    "**/v1/request/query-clickhouse",
    async (route) => {
      // Read before the change, and with the page only after it.
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.goto(`${facet.baseUrl}/requests?cols=created,property.meanwhile&request=${sent?.requestId}`);
  await panel(page).getByRole("button", { name: "Add property" }).click();
  await panel(page).getByLabel("Property key").fill("Meanwhile");
  await panel(page).getByLabel("Property value").fill("changed");
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("button", { name: /Meanwhile.*changed/ })).toBeVisible();
  release();
  await expect(page.getByRole("row").getByText("changed", { exact: true })).toBeVisible();
});
