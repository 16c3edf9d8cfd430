import { seriousFaults } from "./axe";
import { adminPassword, expect, test } from "./fixtures";

test("no screen has a serious fault, in the light theme or in the dark", async ({
  page,
  facet,
  freshFacet,
}) => {
  test.slow();
  const [sent] = await facet.sendCalls(1, { properties: () => ({ Environment: "production" }) });
  await facet.sendCalls(1, { model: () => "gpt-4o-mini", headers: () => ({ "x-stand-in": "status=503" }) });

  await page.goto(`${facet.baseUrl}/requests`);
  await expect(page.getByLabel("Password")).toBeVisible();
  expect(await seriousFaults(page), "sign-in").toEqual([]);
  await page.getByLabel("Password").fill(adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();

  await page.locator("tbody a").first().waitFor();
  expect(await seriousFaults(page), "list").toEqual([]);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("dialog", { name: "Columns" }).waitFor();
  expect(await seriousFaults(page), "columns").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Columns" }).waitFor({ state: "detached" });
  await page.keyboard.press("t");
  await page.getByRole("dialog", { name: "Time range" }).waitFor();
  expect(await seriousFaults(page), "time range").toEqual([]);

  await page.goto(`${facet.baseUrl}/requests?request=${sent?.requestId}`);
  await page.getByRole("article").first().waitFor();
  expect(await seriousFaults(page), "panel, chat").toEqual([]);
  for (const tab of ["JSON", "Raw", "cURL"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await seriousFaults(page), `panel, ${tab}`).toEqual([]);
  }

  await page.goto(`${facet.baseUrl}/properties`);
  await page.getByRole("table", { name: "Property keys" }).waitFor();
  expect(await seriousFaults(page), "properties").toEqual([]);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("table", { name: /^Values of/ }).waitFor();
  expect(await seriousFaults(page), "a property's values").toEqual([]);
  for (const action of ["Rename…", "Merge into…", "Delete…"]) {
    await page.getByRole("button", { name: /^Actions on/ }).click();
    await page.getByRole("menuitem", { name: action }).click();
    await page.getByRole("dialog").waitFor();
    expect(await seriousFaults(page), action).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page.goto(`${facet.baseUrl}/properties/journal`);
  await page
    .getByText(/Nothing was edited yet|requests? changed/)
    .first()
    .waitFor();
  expect(await seriousFaults(page), "journal").toEqual([]);
  await page.goto(`${facet.baseUrl}/properties/rules`);
  await page
    .getByText(/No standing rules|is dropped|is recorded as/)
    .first()
    .waitFor();
  expect(await seriousFaults(page), "rules").toEqual([]);
  const absences = {
    "/nowhere": "There is nothing at this address",
    [`/requests/${crypto.randomUUID()}`]: "There is no such request",
  };
  for (const [unknown, text] of Object.entries(absences)) {
    await page.goto(facet.baseUrl + unknown);
    await page.getByText(text, { exact: true }).waitFor();
    expect(await seriousFaults(page), unknown).toEqual([]);
  }
  await page.goto(`${facet.baseUrl}/requests`);
  await page.locator("tbody a").first().waitFor();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: /Edit properties/ }).click();
  await page.getByLabel("Property key").fill("Checked");
  await page.getByRole("button", { name: "Dry run" }).click();
  await page.getByRole("table", { name: /would change/ }).waitFor();
  expect(await seriousFaults(page), "edit properties").toEqual([]);

  await page.goto(`${facet.baseUrl}/settings`);
  await page.getByText("FACET_API_KEY").first().waitFor();
  expect(await seriousFaults(page), "settings").toEqual([]);
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await seriousFaults(page), "make a key").toEqual([]);

  await page.goto(`${freshFacet.baseUrl}/requests`);
  await page.getByText("Open the link on Facet's console").waitFor();
  expect(await seriousFaults(page), "sign-in without a password").toEqual([]);
  await page.goto(await freshFacet.signInLink());
  await page.getByRole("heading", { name: "Send your first request" }).waitFor();
  expect(await seriousFaults(page), "onboarding").toEqual([]);
});

test("the main job is done with the keyboard alone", async ({ page, facet }) => {
  await facet.sendCalls(2, { message: (index) => `Keyboard ${index}` });
  await page.goto(`${facet.baseUrl}/requests`);
  await expect(page.getByLabel("Password")).toBeFocused();
  await page.keyboard.type(adminPassword);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  await page.keyboard.press("Enter");
  await page.locator("tbody a").first().waitFor();

  await page.keyboard.press("j");
  await expect(page.locator("tbody a").first()).toBeFocused();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Request" });
  await expect(panel).toBeFocused();
  await expect(panel.getByText("Keyboard 1").first()).toBeVisible();

  // In the panel: to the properties, and a new one.
  const add = panel.getByRole("button", { name: "Add property" });
  for (
    let step = 0;
    step < 30 && !(await add.evaluate((element) => element === document.activeElement));
    step++
  ) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.keyboard.type("Checked");
  await page.keyboard.press("Tab");
  await page.keyboard.type("by hand");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: /Checked.*by hand/ })).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.locator("tbody a").first()).toBeFocused();

  // Single keys rest while typing.
  await page.keyboard.press("t");
  await expect(page.getByLabel("Type a time range")).toBeFocused();
  await page.keyboard.type("last jklr");
  await expect(page.getByLabel("Type a time range")).toHaveValue("last jklr");
  await expect(page).not.toHaveURL(/live|request=/);
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Type a time range")).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("at 320 pixels nothing but the table scrolls sideways, and everything can be reached", async ({
  signedInPage: page,
  facet,
}) => {
  const [sent] = await facet.sendCalls(1, { message: () => "Small screen" });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    "/requests",
    `/requests?request=${sent?.requestId}`,
    `/requests/${sent?.requestId}`,
    "/properties",
    "/properties/key?key=environment",
    "/properties/rules",
    "/properties/journal",
    "/overview",
    "/costs",
    "/unit-costs",
    "/performance",
    "/users",
    "/sessions",
    "/alerts",
    "/alerts/new",
    "/limits",
    "/webhooks",
    "/settings",
  ]) {
    await page.goto(facet.baseUrl + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const widthPx = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widthPx, path).toBe(320);
  }
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Requests" }).click();
  await expect(page.getByText("Small screen").first()).toBeVisible();
});

test("the chosen theme is there before the first frame", async ({ signedInPage: page, facet }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${facet.baseUrl}/settings`);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  // Without any of the page's own scripts only what the HTML itself carries can set it.
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.reload({ waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
