import type { Page } from "@playwright/test";
import { seriousFaults } from "./axe";
import { expect, test } from "./fixtures";

/** Narrows the page to what this test has sent, since other tests send as well. */
async function filterBy(page: Page, text: string) {
  const filter = page.getByRole("combobox", { name: "Add a filter" });
  await filter.fill(text);
  await filter.press("Enter");
  await page.keyboard.press("Escape");
}

/** Both themes of a page that stands as it is. */
async function expectNoFaults(page: Page, what: string) {
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await seriousFaults(page), `${what}, ${theme}`).toEqual([]);
  }
}

test("the first page tells what was spent, what makes it and what moved it, and leads to those very requests", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(4, {
    properties: (index) => ({ Landing: "yes", Plan: index < 3 ? "gold" : "silver" }),
    headers: (index): Record<string, string> => (index === 3 ? { "x-stand-in": "status=503" } : {}),
  });
  await page.goto(facet.baseUrl);
  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await filterBy(page, "property.landing:yes");

  const glance = page.getByRole("region", { name: "At a glance" });
  const figure = (name: string) =>
    glance.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await expect(figure("Requests")).toContainText(/Requests\s*4/);
  await expect(figure("Errors")).toContainText("25% of all requests");

  await page.getByRole("group", { name: "Figure" }).getByRole("button", { name: "Requests" }).click();
  await page.getByRole("button", { name: /^By/ }).click();
  await page.getByRole("combobox", { name: "By" }).fill("plan");
  await page.keyboard.press("Enter");
  const segments = page.getByRole("table", { name: "Plan by requests" });
  await expect(segments.getByRole("rowheader")).toHaveText(["gold", "silver"]);
  await expect(segments.getByRole("row", { name: /gold/ })).toContainText("75%");

  const changed = page.getByRole("region", { name: "What changed against the 7 days before" });
  await expect(changed).toContainText("Requests rose by 4, from 0 to 4.");
  await expect(changed.getByRole("listitem").filter({ hasText: "Plan: gold" })).toContainText("+3");
  await expectNoFaults(page, "overview");

  await changed.getByRole("link", { name: "gold" }).click();
  await expect(page).toHaveURL(/\/requests\?.*t=7d/);
  await expect(page.locator("h1 + p")).toHaveText("3");
  await page.goBack();
  await glance.getByRole("link", { name: "Errors" }).click();
  await expect(page.locator("h1 + p")).toHaveText("1");
});

test("two segments stand side by side with what their difference is worth, and too few requests are said to be too few", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(65, {
    properties: (index) => ({ Pace: "yes", Route: index < 32 ? "near" : index < 64 ? "far" : "rare" }),
    headers: (index): Record<string, string> =>
      index >= 32 && index < 64 ? { "x-stand-in": "delay-ms=120" } : {},
  });
  await page.goto(`${facet.baseUrl}/performance`);
  await filterBy(page, "property.pace:yes");
  await page.getByRole("button", { name: /^By/ }).click();
  await page.getByRole("combobox", { name: "By" }).fill("route");
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: "Speed and failures by Route" });
  await expect(table.getByRole("rowheader")).toHaveText([/near|far/, /near|far/, "rare", "All"]);

  await page.getByRole("button", { name: "Compare near as A" }).click();
  await page.getByRole("button", { name: "Compare far as B" }).click();
  const compared = page.getByRole("table", { name: "A, near, beside B, far" });
  await expect(compared.getByRole("row", { name: /^Latency/ })).toContainText("B is slower");
  await expect(compared.getByRole("row", { name: /^Error rate/ })).toContainText("No difference shown");
  await expectNoFaults(page, "performance");

  await page.getByRole("button", { name: "Segment B far" }).click();
  await page.getByRole("option", { name: /^rare/ }).click();
  await expect(
    page.getByRole("table", { name: "A, near, beside B, rare" }).getByRole("row", { name: /^Latency/ }),
  ).toContainText("Too few requests");
  await expect(page).toHaveURL(/b=%3Drare|b==rare/);
  await table.getByRole("link", { name: "rare" }).click();
  await expect(page.locator("h1 + p")).toHaveText("1");
});

test("the overview says why there is nothing to see, and both pages fit a narrow screen", async ({
  signedInPage: page,
  facet,
}) => {
  await facet.sendCalls(1, { properties: () => ({ Narrow: "yes" }) });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path, shown] of [
    ["/overview?f=v1,property.narrow:equals:yes", "Mean latency"],
    ["/performance?f=v1,property.narrow:equals:yes", "Side by side"],
    ["/overview?f=v1,property.narrow:equals:no", "No requests match this filter in this time range"],
    ["/performance?t=2001-01-01..2001-02-01", "No requests in this time range"],
  ] as const) {
    await page.goto(facet.baseUrl + path);
    await expect(page.getByRole("heading", { name: shown })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});
