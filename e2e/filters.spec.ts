import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, type FacetUnderTest, test } from "./fixtures";

const field = (page: Page) => page.getByRole("combobox", { name: "Add a filter" });
const options = (page: Page) => page.getByRole("listbox", { name: "Suggestions" });
const count = (page: Page) => page.locator("h1 + p");
const chip = (page: Page, name: string | RegExp) => page.getByRole("group", { name });
const filterOf = (page: Page) => new URL(page.url()).searchParams.get("f") ?? "";

/** Twelve calls of a suite of their own: two models, three tiers of which one is missing, one failure. */
async function seed(facet: FacetUnderTest, suite: string): Promise<string> {
  await facet.sendCalls(12, {
    model: (index) => (index % 3 === 0 ? "gpt-4o" : "gpt-4o-mini"),
    properties: (index) => ({ suite, ...(index < 10 && { Tier: index < 6 ? "free" : "gold plan" }) }),
    headers: (index): Record<string, string> => (index === 11 ? { "x-stand-in": "status=503" } : {}),
  });
  return `${facet.baseUrl}/requests?f=${encodeURIComponent(`v1,property.suite:equals:${suite}`)}`;
}

test("a filter is typed, or picked with counts from the data, and a second value of a field joins the first", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "typed"));
  await expect(count(page)).toHaveText("12");

  await page.keyboard.press("f");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("tier:free");
  await page.keyboard.press("Enter");
  await expect(chip(page, "Tier is free")).toBeVisible();
  await expect(count(page)).toHaveText("6");

  // The property is found by its name, and its values come with their counts, its own filter left aside.
  await page.keyboard.type("tie");
  await page.keyboard.press("Enter");
  await expect(options(page).getByRole("option", { name: /free\s*6/ })).toBeVisible();
  await options(page)
    .getByRole("option", { name: /gold plan\s*4/ })
    .click();
  await expect(chip(page, /tier is any of free or gold plan/)).toBeVisible();
  await expect(count(page)).toHaveText("10");
  await expect
    .poll(() => filterOf(page))
    .toBe("v1,property.suite:equals:typed,property.tier:in:free:gold plan");

  await page.goBack();
  await expect(count(page)).toHaveText("6");
  await page.reload();
  await expect(chip(page, "Tier is free")).toBeVisible();
});

test("each part of a chip changes by itself, and Backspace selects the last chip before it removes it", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "parts"));
  await field(page).fill("tier:free");
  await page.keyboard.press("Enter");
  await expect(count(page)).toHaveText("6");

  await chip(page, "Tier is free")
    .getByRole("button", { name: /Change the comparison/ })
    .click();
  await page.getByRole("option", { name: "is not", exact: true }).click();
  await expect(count(page)).toHaveText("6");
  await chip(page, "Tier is not free")
    .getByRole("button", { name: /Change the value/ })
    .click();
  await page.getByRole("option", { name: /gold plan/ }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(chip(page, /tier is none of/)).toBeVisible();
  await expect(count(page)).toHaveText("2");

  await field(page).focus();
  await page.keyboard.press("Backspace");
  await expect(chip(page, /tier is none of/)).toHaveAttribute("data-selected");
  await expect(count(page)).toHaveText("2");
  await page.keyboard.press("Backspace");
  await expect(chip(page, /tier/)).toHaveCount(0);
  await expect(count(page)).toHaveText("12");
});

test("filters are grouped with the keyboard alone, and the group's word turns its meaning", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "grouped"));
  await expect(count(page)).toHaveText("12");
  await page.keyboard.press("/");
  await page.keyboard.type("model:gpt-4o-2024-08-06 tier:free");
  await page.keyboard.press("Enter");
  await expect(chip(page, "Tier is free")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.getByRole("toolbar", { name: "Selected filters" })).toBeVisible();
  await page.keyboard.press("Control+g");
  const group = chip(page, "any of");
  await expect(group).toBeVisible();
  await expect.poll(() => filterOf(page)).toContain("or(");

  await group.getByRole("button", { name: "any of" }).focus();
  await page.keyboard.press("Enter");
  await expect(group).toHaveCount(0);
  await expect.poll(() => filterOf(page)).not.toContain("or(");
});

test("the builder nests groups by keyboard, and an empty group asks for nothing", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "built"));
  await page.getByRole("button", { name: "Filter builder" }).press("Enter");
  const builder = page.getByRole("dialog", { name: "Filter builder" });
  await builder.getByRole("button", { name: "Group", exact: true }).press("Enter");
  await builder.getByRole("button", { name: "Group", exact: true }).first().press("Enter");
  await builder
    .getByRole("group", { name: "any of" })
    .getByRole("button", { name: "Condition" })
    .last()
    .press("Enter");
  await page.getByRole("combobox", { name: "Fields" }).fill("tier");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /free/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await expect(builder.getByText(/property\.Tier:free|property\.tier:free/)).toBeVisible();
  await builder.getByRole("button", { name: "Apply" }).press("Enter");
  await expect.poll(() => filterOf(page)).toBe("v1,property.suite:equals:built,property.tier:equals:free");
  await expect(count(page)).toHaveText("6");
});

test("text mode shows the same filter, marks a fault where it stands, and applies on Enter", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "text"));
  await page.getByRole("button", { name: "Filter as text" }).click();
  const editor = page.getByRole("combobox", { name: "Filter as text" });
  await expect(editor).toHaveValue("property.suite:text");
  await editor.fill("property.suite:text AND colour:red");
  await expect(page.getByText(/There is no field "colour"/)).toBeVisible();
  await editor.press("Enter");
  await expect(count(page)).toHaveText("12");

  await editor.fill("property.suite:text AND (status:5xx OR missing:tier)");
  await editor.press("Escape");
  await editor.press("Enter");
  await expect(count(page)).toHaveText("2");
  await page.getByRole("button", { name: "Filter as text" }).click();
  await expect(chip(page, "any of")).toBeVisible();
});

test("a piece of a link that cannot be read stays, says why, and goes only when it is removed", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(`${await seed(facet, "unread")},colour:equals:red`);
  await expect(page.getByText("Not applied:")).toBeVisible();
  await expect(count(page)).toHaveText("12");
  await field(page).fill("tier:free");
  await page.keyboard.press("Enter");
  await expect(count(page)).toHaveText("6");
  await expect.poll(() => filterOf(page)).toContain("colour:equals:red");
  await page.getByRole("button", { name: "Remove what is not applied" }).click();
  await expect(page.getByText("Not applied:")).toHaveCount(0);
  await expect.poll(() => filterOf(page)).not.toContain("colour");
});

test("the copied cURL runs as it is and finds what the screen shows", async ({
  context,
  facet,
  signedInPage: page,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(await seed(facet, "curl it's"));
  await field(page).fill('tier:"gold plan"');
  await page.keyboard.press("Enter");
  await expect(count(page)).toHaveText("4");
  await page.getByRole("button", { name: "Copy filter" }).click();
  await page.getByRole("menuitem", { name: /cURL/ }).click();
  await expect(page.getByText("Command copied.")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const script = `curl() { node test/curl.mjs "$@"; }\n${command}`;
  const output = execFileSync("sh", ["-c", script], {
    env: { ...process.env, FACET_API_KEY: facet.apiKey },
    encoding: "utf8",
  });
  const answer: unknown = JSON.parse(output);
  expect(answer).toMatchObject({ error: null, data: { length: 4 } });
});

test("when nothing matches, the parts of the filter say what would without them", async ({
  signedInPage: page,
  facet,
}) => {
  await page.goto(await seed(facet, "nothing"));
  await field(page).fill("tier:silver");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /No requests match/ })).toBeVisible();
  await page.getByRole("button", { name: /Remove property\.[Tt]ier:silver\s*12 requests/ }).click();
  await expect(count(page)).toHaveText("12");
});
