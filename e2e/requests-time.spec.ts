import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const newRequests = (page: Page) => page.getByRole("button", { name: /new requests?$/ });

test("live shows new requests at the top, and holds them back while one is being read", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1, { message: () => "Before live" });
  await page.goto(`${facet.baseUrl}/requests`);
  await page.getByText("Before live").first().waitFor();
  await page.keyboard.press("l");
  await expect(page.getByRole("button", { name: "Live" })).toHaveAttribute("aria-pressed", "true");

  await facet.sendCalls(1, { message: () => "Arrived while watching" });
  await expect(page.locator("tbody tr[aria-rowindex='2']")).toContainText("Arrived while watching");

  await page.getByText("Before live").first().click();
  await facet.sendCalls(2, { message: () => "Arrived while reading" });
  await expect(newRequests(page)).toHaveText("2 new requests");
  await expect(page.locator("tbody").getByText("Arrived while reading")).toHaveCount(0);
  await newRequests(page).click();
  await expect(page.locator("tbody").getByText("Arrived while reading")).toHaveCount(2);
});

test("a typed time range is understood, stays in the URL, and back undoes it", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1);
  await page.goto(`${facet.baseUrl}/requests`);
  await page.locator("tbody a").first().waitFor();
  await page.keyboard.press("t");
  await page.getByLabel("Type a time range").fill("last 3 days");
  await expect(page.getByText("Last 3 days")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/t=3d/);
  await page.goBack();
  await expect(page).not.toHaveURL(/t=/);
  await expect(page.getByRole("button", { name: "Last 24 hours" })).toBeVisible();
});

test("an empty range says when the latest request was and leads back to it", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1);
  await page.goto(`${facet.baseUrl}/requests?t=2026-01-01..2026-01-02`);
  await expect(page.getByText("No requests in this time range")).toBeVisible();
  await expect(page.getByText(/The latest one came/)).toBeVisible();
  await page.getByRole("button", { name: "Widen to 7 days" }).click();
  await expect(page).toHaveURL(/t=7d/);
  await expect(page.locator("tbody a").first()).toBeVisible();
});

test("a failed load says what failed, and a later failure keeps the rows that are there", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1, { message: () => "Still here" });
  const fail = () =>
    page.route("**/query-clickhouse", (route) =>
      route.fulfill({ status: 422, json: { data: null, error: "The sort is not understood." } }),
    );
  await fail();
  await page.goto(`${facet.baseUrl}/requests`);
  await expect(page.getByRole("alert").filter({ hasText: "The sort is not understood." })).toBeVisible();

  await page.unroute("**/query-clickhouse");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("Still here").first()).toBeVisible();

  await fail();
  await page.keyboard.press("r");
  await expect(page.getByText("Not up to date: The sort is not understood.")).toBeVisible();
  await expect(page.getByText("Still here").first()).toBeVisible();
});

test("a slow load says how long it runs and can be stopped", async ({ signedInPage: page, facet }) => {
  await facet.sendCalls(1);
  // Never answered: only the reader ends it.
  await page.route("**/query-clickhouse", () => {});
  await page.goto(`${facet.baseUrl}/requests`);
  await expect(page.getByText(/Still running, \d+ s/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Stopped before the first rows arrived")).toBeVisible();
  await page.unroute("**/query-clickhouse");
  await page.getByRole("button", { name: "Load again" }).click();
  await expect(page.locator("tbody a").first()).toBeVisible();
});

test("when the database is away the dashboard says so, and that calls go on", async ({
  signedInPage: page,
  facet,
}) => {
  await page.route("**/api/ready", (route) =>
    route.fulfill({
      status: 503,
      json: {
        status: "waiting",
        storage: "unavailable",
        spool: { calls: 1204, bytes: 1, oldest_at: null, dropped: 0, rejected: 0 },
      },
    }),
  );
  await page.goto(`${facet.baseUrl}/settings`);
  await expect(page.getByText("The database is away.")).toBeVisible();
  await expect(page.getByText("1,204 waiting to be recorded")).toBeVisible();
});
