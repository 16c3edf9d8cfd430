import { postJson } from "../scripts/harness/post-json";
import { seriousFaults } from "./axe";
import { expect, test } from "./fixtures";

test("an alert is tried over the past, made, fires by calls that fail, and is acknowledged", async ({
  signedInPage: page,
  facet,
}) => {
  // The alert looks at the last 15 seconds' grid, and the calls have to land first.
  test.setTimeout(120_000);
  const customer = "alerts-test";
  const failing = {
    properties: () => ({ Patient: customer }),
    headers: () => ({ "x-stand-in": "status=500" }),
  };
  await facet.sendCalls(3, failing);
  const filter = { request_response_rmt: { properties: { Patient: { equals: customer } } } };
  await expect.poll(() => postJson(facet, "/v1/request/count/query", { filter })).toMatchObject({ data: 3 });

  await page.goto(`${facet.baseUrl}/alerts`);
  await expect(page.getByRole("heading", { name: "No alerts yet" })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "Make the first alert" }).click();

  await page.getByLabel("Name").fill("Failing patients");
  await page.getByLabel("Threshold").fill("50");
  await page.getByLabel("Looked at every").selectOption({ label: "15 seconds" });
  await page.getByLabel("For each").selectOption("property.patient");
  await page.getByLabel("Minimum").fill("2");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText(/would have fired|would not have fired/);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Make alert" }).click();

  const alert = page.getByRole("article", { name: "Failing patients" });
  await expect(alert).toContainText(/Error rate at or above 50 % within 10 minutes · for each patient/i);
  const group = alert.getByRole("listitem").filter({ hasText: customer });
  await expect(group).toContainText("Firing", { timeout: 60_000 });
  await expect(group).toContainText("100 %");
  await expect(page.getByRole("table", { name: "History of alerts" })).toContainText(customer);
  expect(await seriousFaults(page)).toEqual([]);

  await group.getByRole("button", { name: /^Acknowledge/ }).click();
  await expect(group).toContainText("Known");
  await group.getByRole("link", { name: /^Requests/ }).click();
  await expect(page).toHaveURL(/\/requests\?/);
  await expect(page.getByText("These are all 3 requests in this time range.")).toBeVisible();

  // Changed in place: it keeps its history, and what fires ends when it is turned off.
  await page.goto(`${facet.baseUrl}/alerts`);
  await page.getByRole("button", { name: "More for Failing patients" }).click();
  await page.getByRole("menuitem", { name: "Turn off" }).click();
  await expect(alert).toContainText("Off");
  await expect(page.getByRole("table", { name: "History of alerts" })).toContainText("Recovered", {
    timeout: 60_000,
  });
});
