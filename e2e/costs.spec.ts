import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { seriousFaults } from "./axe";
import { expect, type FacetUnderTest, test } from "./fixtures";

const totals = (page: Page) => page.getByRole("table", { name: /^Totals by/ });
const legend = (page: Page) => page.getByRole("list", { name: "Legend" });

/** Calls of two squads and of none, all of one team, so that nothing other tests send counts among them. */
async function sendSquads(facet: FacetUnderTest, team: string): Promise<void> {
  const squads = ["alpha", "alpha", "alpha", "beta", undefined];
  await facet.sendCalls(squads.length, {
    model: () => "gpt-4o-mini",
    properties: (index) => ({ Team: team, ...(squads[index] && { Squad: squads[index] }) }),
    headers: (index) => ({ "Helicone-Session-Id": index < 3 ? `${team}-long` : `${team}-short-${index}` }),
  });
}

/** Saves the page as a view and opens it by that alone. */
async function saveAndOpenView(page: Page, name: string): Promise<void> {
  // A page takes keys up a moment after it is seen.
  await expect(async () => {
    await page.keyboard.press("s");
    await expect(page.getByLabel("Name")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/view=/);
  const { origin, pathname, searchParams } = new URL(page.url());
  await page.goto(`${origin}${pathname}?view=${searchParams.get("view")}`);
}

/** Lets the page's charts wait until the answered function is called: their code arrives after the figures. */
async function holdChartCode(page: Page): Promise<() => void> {
  let draw = () => {};
  const isDrawn = new Promise<void>((resolve) => {
    draw = resolve;
  });
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("recharts-cartesian-axis")) await isDrawn;
    await route.fulfill({ response });
  });
  return draw;
}

/** Opens the choice that shows `label` and what is chosen now, and chooses anew. */
async function choose(
  page: Page,
  [label, now]: readonly [label: string, now: string],
  search: string,
  option: RegExp,
): Promise<void> {
  await page.getByRole("button", { name: `${label} ${now}`.trim(), exact: true }).click();
  await page.getByRole("combobox", { name: label }).fill(search);
  await page.getByRole("option", { name: option }).click();
}

test("costs are broken down by a key sent a moment ago, narrowed with a click, and lead to the very requests", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1);
  await page.goto(`${facet.baseUrl}/costs?t=24h`);
  await expect(totals(page)).toContainText("gpt-4o-mini");
  await sendSquads(facet, "costs-test");
  await choose(page, ["By", "Model"], "squad", /^squad/);
  await expect(page).toHaveURL(/by=property\.squad/i);
  const filter = page.getByRole("combobox", { name: "Add a filter" });
  await filter.fill("property.team:costs-test");
  await filter.press("Enter");
  const rows = totals(page).locator("tbody").getByRole("rowheader");
  await expect(rows).toHaveText(["alpha", "beta", "not set"]);
  const alpha = totals(page).getByRole("row", { name: /alpha/ });
  await expect(alpha).toContainText("60%");
  await expect(alpha).toContainText("3 requests of alpha");
  await expect(legend(page).getByRole("button")).toHaveText(["alpha", "beta", "not set"]);

  // By two keys at once: a cell leads to the requests that have both.
  await choose(page, ["and by", ""], "model", /^Model/);
  const pivot = page.getByRole("table", { name: "Cost by squad and Model" });
  await expect(pivot.getByRole("row", { name: /^not set/ }).getByRole("link")).toHaveCount(1);
  expect(await seriousFaults(page), "costs").toEqual([]);
  await pivot
    .getByRole("row", { name: /^alpha/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/\/requests\?/);
  await expect(page.locator("h1 + p")).toHaveText("3");
  await page.goBack();

  // A click keeps one value, Shift keeps one out, and both are undone with "back".
  await legend(page)
    .getByRole("button", { name: "beta" })
    .click({ modifiers: ["Shift"] });
  await expect(rows).toHaveText(["alpha", "not set"]);
  await legend(page).getByRole("button", { name: "alpha" }).click();
  await expect(rows).toHaveText(["alpha"]);
  await page.goBack();
  await page.goBack();
  await expect(rows).toHaveText(["alpha", "beta", "not set"]);

  // A double click on a part of a bar opens the requests in it.
  await page.locator(".recharts-bar").first().locator("path").last().dblclick();
  await expect(page).toHaveURL(/\/requests\?.*t=\d{4}-/);
  await expect(page.locator("h1 + p")).toHaveText("3");
  await page.goBack();

  await page.setViewportSize({ width: 320, height: 700 });
  await rows.first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("a chart is saved as a picture and its figures as a file, and a view keeps what it shows", async ({
  signedInPage: page,
  facet,
}) => {
  await sendSquads(facet, "files-test");
  const drawChart = await holdChartCode(page);
  await page.goto(
    `${facet.baseUrl}/costs?t=24h&by=property.squad&show=requests&f=v1,property.team:equals:files-test`,
  );
  await expect(totals(page)).toContainText("alpha");
  const save = async (item: string, chosen?: () => void) => {
    await page.getByRole("button", { name: "Save requests over time" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item }).click();
    chosen?.();
    return readFile(await (await saved).path());
  };
  expect((await save("PNG picture", drawChart)).subarray(1, 4).toString()).toBe("PNG");
  const lines = (await save("CSV")).toString().trim().split("\n");
  expect(lines[0]).toBe('"from","to","property.squad","kind","requests"');
  expect(lines.filter((line) => line.endsWith('"alpha","value",3'))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/facet-export complete/);

  await expect(page.getByRole("menu")).toBeHidden();
  await saveAndOpenView(page, "Squads");
  await expect(page).toHaveURL(/by=property\.squad.*show=requests|show=requests.*by=property\.squad/);

  for (const [path, kept] of [
    ["/overview", "by=property.squad"],
    ["/performance", "by=property.squad"],
    ["/unit-costs", "unit=property.squad"],
  ] as const) {
    await page.goto(`${facet.baseUrl}${path}?t=24h&${kept}&f=v1,property.team:equals:files-test`);
    await saveAndOpenView(page, `Squads on ${path}`);
    await expect(page).toHaveURL(new RegExp(kept.replace(".", "\\.")));
  }
});

test("tables of many values begin with some of them and list all when asked", async ({
  signedInPage: page,
  facet,
}) => {
  const shelves = 30;
  await facet.sendCalls(shelves, {
    model: () => "gpt-4o-mini",
    properties: (index) => ({ Team: "shelves-test", Shelf: `shelf-${index}` }),
  });
  const pages: [path: string, table: RegExp, first: number, button: string][] = [
    ["/costs?by=property.shelf", /^Totals by/, 25, "Show 30 values"],
    ["/performance?by=property.shelf", /^Speed and failures by/, 20, "Show 30 values"],
    ["/unit-costs?unit=property.shelf", /^The most expensive/, 20, "Show 30 units"],
  ];
  for (const [path, table, first, button] of pages) {
    await page.goto(`${facet.baseUrl}${path}&t=24h&f=v1,property.team:equals:shelves-test`);
    const rows = page
      .getByRole("table", { name: table })
      .getByRole("rowheader")
      .filter({ hasText: /^shelf-/ });
    await expect(rows).toHaveCount(first);
    await page.getByRole("button", { name: button }).click();
    await expect(rows).toHaveCount(shelves);
    await expect(page.getByRole("button", { name: button })).toHaveCount(0);
  }
});

test("what a unit costs is told with its spread, and a price tells its margin", async ({
  signedInPage: page,
  facet,
}) => {
  await sendSquads(facet, "units-test");
  await page.goto(`${facet.baseUrl}/unit-costs?t=24h&f=v1,property.team:equals:units-test`);
  const units = page.getByRole("table", { name: "The most expensive units" });
  await expect(units.getByRole("rowheader")).toHaveCount(3);
  await expect(units.getByRole("rowheader").first()).toHaveText("units-test-long");
  const price = page.getByLabel("Price of a session, in dollars");
  await price.fill("a lot");
  await expect(page.getByText("A price is a number of dollars with a point")).toBeVisible();
  await price.fill("1");
  await expect(page.getByText("None of 3 units costs more than its price.")).toBeVisible();
  await expect(units.getByRole("columnheader", { name: "Margin" })).toBeVisible();
  await expect(page).toHaveURL(/price=1/);
  expect(await seriousFaults(page), "unit costs").toEqual([]);

  await choose(page, ["Cost per", "Session"], "squad", /^squad/);
  await expect(units.getByRole("rowheader")).toHaveText(["alpha", "beta"]);
  await expect(page.getByRole("link", { name: "1 request" })).toBeVisible();
  await units.getByRole("link", { name: "alpha" }).click();
  await expect(page.locator("h1 + p")).toHaveText("3");
  await page.getByRole("link", { name: "Costs of these requests" }).click();
  await expect(totals(page)).toContainText("gpt-4o-mini");
});

test("without any requests both pages lead to sending the first", async ({ page, freshFacet }) => {
  await page.goto(await freshFacet.signInLink());
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/costs", "/unit-costs?price=2"]) {
    await page.goto(freshFacet.baseUrl + path);
    await expect(page.getByRole("heading", { name: "No requests yet" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});
