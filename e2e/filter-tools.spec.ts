import type { Page } from "@playwright/test";
import { seriousFaults } from "./axe";
import { expect, type FacetUnderTest, test } from "./fixtures";

const count = (page: Page) => page.locator("h1 + p");
const facets = (page: Page) => page.getByRole("region", { name: "Facets" });
const filterOf = (page: Page) => new URL(page.url()).searchParams.get("f") ?? "";

async function seed(facet: FacetUnderTest, suite: string): Promise<string> {
  await facet.sendCalls(12, {
    model: (index) => (index % 3 === 0 ? "gpt-4o" : "gpt-4o-mini"),
    properties: (index) => ({ suite, ...(index < 10 && { Tier: index < 6 ? "free" : "gold" }) }),
  });
  return `${facet.baseUrl}/requests?t=1h&f=${encodeURIComponent(`v1,property.suite:equals:${suite}`)}`;
}

test("a facet's label takes one value, its box adds another, and its sign keeps one out", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "facets"));
  const tier = facets(page).getByRole("list", { name: "Tier" });
  await tier.getByRole("button", { name: /Only free\s*6 requests/ }).click();
  await expect(count(page)).toHaveText("6");
  // Its own filter is left aside, so the other values keep their counts.
  await expect(tier.getByRole("button", { name: /Only gold\s*4 requests/ })).toBeVisible();
  await tier.getByRole("checkbox", { name: "Tier: gold" }).click();
  await expect(count(page)).toHaveText("10");
  await tier.getByRole("checkbox", { name: "Tier: not set" }).click();
  await expect(count(page)).toHaveText("12");
  await tier.getByRole("button", { name: "Exclude gold" }).click();
  await expect(count(page)).toHaveText("8");
  await expect(tier.getByRole("checkbox", { name: "Tier: gold, excluded" })).toBeVisible();
});

test("a facet row stays under the pointer when those above it lose values", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(8, {
    properties: (index) => ({
      suite: "pointer",
      Wing: index < 2 ? "west" : "east",
      ...(index >= 2 && { Tier: "free" }),
    }),
  });
  // Both facets stand pinned at the top, where nothing can be scrolled to make up for a row that goes.
  const query = new URLSearchParams({
    t: "1h",
    f: "v1,property.suite:equals:pointer",
    facets: "property.wing,property.tier",
  });
  await page.goto(`${facet.baseUrl}/requests?${query}`);
  const wings = facets(page).getByRole("list", { name: "Wing" });
  await expect(wings).toContainText("west");
  const free = facets(page).getByRole("button", { name: /Only free/ });
  await free.hover();
  const before = await free.boundingBox();
  await free.click();
  // No request without a tier is selected any more, and they alone were in that wing.
  await expect(wings).not.toContainText("west");
  expect(await free.boundingBox()).toEqual(before);
  await expect(free).toHaveAccessibleName(/6 requests/);
  // Once the reader has left, the space that kept it there closes.
  await page.locator("h1").hover();
  await expect.poll(async () => (await free.boundingBox())?.y).toBeLessThan(before?.y ?? 0);
});

test("facets are found by name and by value, can be pinned, and fold away with one key", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "search"));
  await facets(page).getByRole("searchbox", { name: "Search facets" }).fill("gold");
  await expect(facets(page).getByRole("button", { name: /Only gold/ })).toBeVisible();
  await expect(facets(page).getByRole("button", { name: /Only gpt-4o/ })).toHaveCount(0);
  await facets(page).getByRole("button", { name: "Pin Tier" }).click();
  await expect(page).toHaveURL(/facets=property\.tier/);
  await facets(page).getByRole("searchbox").fill("");
  await page.locator("h1").click();
  await expect(facets(page).getByRole("button", { expanded: true }).first()).toHaveText("tier");
  await page.keyboard.press("[");
  await expect(facets(page)).toHaveCount(0);
  await page.keyboard.press("[");
  await expect(facets(page)).toBeVisible();
});

test("a number is bounded in the units people use", async ({ signedInPage: page, facet }) => {
  await page.goto(await seed(facet, "bounds"));
  const atMost = facets(page).getByRole("textbox", { name: "Latency, at most" });
  await atMost.fill("5m");
  await atMost.press("Enter");
  await expect(page).toHaveURL(/latency:lte:300000/);
  await expect(count(page)).toHaveText("12");
});

test("a drag over the chart zooms in, Escape gives it up, and the keyboard does the same", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "brush"));
  const chart = page.getByRole("slider", { name: /Time on the chart/ });
  const box = await chart.boundingBox();
  if (!box) throw new Error("the chart has no place");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, y, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page).toHaveURL(/t=1h/);

  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/t=\d{4}-/);
  await expect(count(page)).toHaveText("12");
  await page.goBack();
  await expect(page).toHaveURL(/t=1h/);

  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /\d+ requests?, \d+ failed/);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/t=\d{4}-/);
});

test("a view keeps the filter and says when the screen has left it", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "view"));
  await expect(count(page)).toHaveText("12");
  await page.keyboard.press("s");
  await page.getByLabel("Name").fill("Suite of views");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/view=/);
  const id = new URL(page.url()).searchParams.get("view");
  const menu = page.getByRole("button", { name: /Suite of views/ });
  await expect(menu).not.toContainText("(changed)");

  await page.getByRole("combobox", { name: "Add a filter" }).fill("tier:free");
  await page.keyboard.press("Enter");
  await expect(menu).toContainText("(changed)");
  await menu.click();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(count(page)).toHaveText("12");
  await expect.poll(() => filterOf(page)).toBe("v1,property.suite:equals:view");

  await page.goto(`${facet.baseUrl}/requests?view=${id}`);
  await expect(menu).toBeVisible();
  await expect(count(page)).toHaveText("12");
  await expect.poll(() => filterOf(page)).toBe("v1,property.suite:equals:view");
});

test("the palette jumps to a request, filters and changes the theme from the keyboard", async ({
  signedInPage: page,
  facet,
}) => {
  const [sent] = await facet.sendCalls(1, { properties: () => ({ suite: "palette" }) });
  await page.goto(`${facet.baseUrl}/requests`);
  await page.locator("tbody a").first().waitFor();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Commands" });
  await field.fill("suite:palette");
  await page.getByRole("option", { name: /Filter requests/ }).waitFor();
  await page.keyboard.press("Enter");
  await expect(count(page)).toHaveText("1");
  await page.keyboard.press("Control+k");
  await field.fill("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await field.fill(sent?.requestId ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/requests/${sent?.requestId}`));
});

test("a property in the panel and a cell of the table filter the list", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "values"));
  await page.getByRole("cell", { name: "gold", exact: true }).first().click({ button: "right" });
  await page.getByRole("menuitem", { name: "Filter for" }).click();
  await expect(count(page)).toHaveText("4");
  await page.locator("tbody a").first().click();
  const panel = page.getByRole("complementary", { name: "Request" });
  await panel.getByTitle("Tier: gold").click();
  await page.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(count(page)).toHaveText("8");
});

test("the filter, its popups, facets and views have no serious fault, in the light theme or in the dark", async ({
  signedInPage: page,
  facet,
}) => {
  test.slow();
  const url = await seed(facet, "axe");
  await page.goto(`${url},or(model:equals:gpt-4o,property.tier:exists),latency:gte:0,colour:equals:red`);
  await facets(page).getByRole("list", { name: "Tier" }).waitFor();
  expect(await seriousFaults(page), "bar, chart and facets").toEqual([]);
  await page.getByRole("combobox", { name: "Add a filter" }).fill("tier:");
  await page.getByRole("option").first().waitFor();
  expect(await seriousFaults(page, "search"), "suggestions").toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  for (const name of ["Filter builder", "Figures as a table", "Saved views"]) {
    await page.getByTitle(name).or(page.getByRole("button", { name })).first().click();
    await page.getByRole("dialog").waitFor();
    expect(await seriousFaults(page, '[role="dialog"]'), name).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page
    .getByRole("button", { name: /Change the value/ })
    .first()
    .click();
  await page.getByRole("option").first().waitFor();
  expect(await seriousFaults(page, '[role="dialog"]'), "values").toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("option").first().waitFor();
  expect(await seriousFaults(page, '[role="dialog"]'), "palette").toEqual([]);
});
