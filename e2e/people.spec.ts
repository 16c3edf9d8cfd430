import type { Page } from "@playwright/test";
import { seriousFaults } from "./axe";
import { expect, type FacetUnderTest, test } from "./fixtures";

interface Said {
  role: string;
  content: string | null;
}

/** Sends one call as an application of its own would, and returns what was answered. */
async function send(
  facet: FacetUnderTest,
  messages: readonly Said[],
  headers: Record<string, string>,
  answer: string,
): Promise<Said> {
  const response = await fetch(`${facet.baseUrl}/v1/chat/completions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${facet.apiKey}`,
      "content-type": "application/json",
      "x-stand-in": `text=${encodeURIComponent(answer)}`,
      ...headers,
    },
    body: JSON.stringify({ model: "gpt-4o-mini", messages }),
  });
  const { choices } = await response.json();
  return choices[0].message;
}

/** A session of three turns in which every call carries what was said before, with a worker beside the second. */
async function sendSession(facet: FacetUnderTest, id: string, name: string) {
  const session = { "Helicone-Session-Id": id, "Helicone-Session-Name": name, "Helicone-User-Id": "dora" };
  const said: Said[] = [{ role: "system", content: "Plan trips." }];
  for (const [index, step] of ["plan", "refine", "close"].entries()) {
    said.push({ role: "user", content: `Question ${index}` });
    const headers = { ...session, "Helicone-Session-Path": `/trip/${step}` };
    said.push(await send(facet, said, headers, `Answer ${index}`));
    if (index === 1) {
      const worker = { ...session, "Helicone-Session-Path": "/trip/refine/worker" };
      await send(facet, [{ role: "user", content: "Look it up" }], worker, "Looked up");
    }
  }
}

const rows = (page: Page, name: string) => page.getByRole("table", { name }).getByRole("rowheader");

test("users are listed by what they cost, found, and lead to exactly their requests", async ({
  signedInPage: page,
  facet,
}) => {
  for (const [user, calls] of [
    ["zoe", 3],
    ["yan", 1],
  ] as const) {
    await facet.sendCalls(calls, {
      headers: () => ({ "Helicone-User-Id": user }),
      properties: () => ({ Team: "people-test" }),
    });
  }
  await page.goto(`${facet.baseUrl}/users`);
  await page.getByRole("columnheader", { name: "Requests", exact: true }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=-total_requests/);
  await page.getByLabel("Search users").fill("Z");
  await expect(rows(page, "Users")).toHaveText(["zoe"]);
  await page.getByLabel("Search users").fill("");

  // Only users who made three requests or more with that property.
  await page.keyboard.press("Escape");
  const filter = page.getByRole("combobox", { name: "Add a filter" });
  await filter.fill("property.team:people-test user_requests:>=3");
  await filter.press("Enter");
  await expect(rows(page, "Users")).toHaveText(["zoe"]);
  expect(await seriousFaults(page), "users").toEqual([]);

  await page.keyboard.press("Escape");
  await rows(page, "Users").getByRole("link", { name: "zoe" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "zoe" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Models" })).toContainText("gpt-4o-mini");
  expect(await seriousFaults(page), "a user").toEqual([]);
  await page.getByRole("link", { name: "Their requests" }).click();
  await expect(page).toHaveURL(/\/requests\?/);
  await expect(page.locator("h1 + p")).toHaveText("3");
  await page.locator("tbody a").first().click();
  await page.getByRole("complementary", { name: "Request" }).getByRole("link", { name: "zoe" }).click();
  await expect(page).toHaveURL(/\/users\/user\?.*id=zoe/);
});

test("a session is read as tree, timeline and conversation, judged, tagged, and found by its tag", async ({
  signedInPage: page,
  facet,
}) => {
  const id = "trips/é 1?&";
  await sendSession(facet, id, "trip planner");
  await facet.sendCalls(1, { headers: () => ({ "Helicone-Session-Id": "another" }) });
  await page.goto(`${facet.baseUrl}/sessions`);
  await page.getByLabel("Search sessions").fill("TRIP");
  await expect(rows(page, "Sessions")).toHaveText([id]);
  expect(await seriousFaults(page), "sessions").toEqual([]);
  await rows(page, "Sessions").getByRole("link").click();

  // Tree, with the keyboard: into the step, onto its first request, into the panel and back.
  const tree = page.getByRole("tree", { name: "Steps" });
  await expect(tree.getByRole("treeitem", { name: /trip 4 requests/ })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await tree.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(tree.getByRole("treeitem", { name: /plan/ })).toBeFocused();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Request" });
  await expect(panel.getByText("Answer 0")).toBeVisible();
  expect(await seriousFaults(page), "tree").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(tree.getByRole("treeitem", { name: /plan/ })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tree.getByRole("treeitem")).toHaveCount(1);

  await page.getByRole("button", { name: "Timeline" }).click();
  await expect(page).toHaveURL(/as=timeline/);
  const lines = page.getByRole("list", { name: "Requests in the order they began" }).getByRole("button");
  await expect(lines).toHaveCount(4);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(page.getByText("2×")).toBeVisible();
  expect(await seriousFaults(page), "timeline").toEqual([]);

  // Every message once: a system prompt, three questions and answers, and the worker's own conversation.
  await page.getByRole("button", { name: "Conversation" }).click();
  const conversation = page.getByRole("region", { name: "Conversation" });
  await expect(conversation.getByRole("article")).toHaveCount(8);
  await expect(conversation.getByText("Question 0")).toHaveCount(1);
  await expect(conversation.getByRole("heading", { name: "Conversation 2" })).toBeVisible();
  expect(await seriousFaults(page), "conversation").toEqual([]);

  await page.getByRole("button", { name: "Went well" }).click();
  await expect(page.getByRole("button", { name: "Went well" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByRole("textbox", { name: "Tag" }).fill("vip");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "vip" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "vip" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Went well" })).toHaveAttribute("aria-pressed", "true");

  await page.getByRole("link", { name: "Sessions" }).first().click();
  const filter = page.getByRole("combobox", { name: "Add a filter" });
  await filter.fill("session_tag:vip session_requests:>3");
  await filter.press("Enter");
  await expect(rows(page, "Sessions")).toContainText([/trips\/é 1\?&.*vip/]);
  await expect(rows(page, "Sessions")).toHaveCount(1);
});

test("pages of people say what makes them, fit a narrow screen, and name an unknown session", async ({
  page,
  freshFacet,
}) => {
  await page.goto(await freshFacet.signInLink());
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path, heading] of [
    ["/users", "No users yet"],
    ["/sessions", "No sessions yet"],
    ["/sessions/session?id=nobody", "There is no such session"],
    ["/users/user?id=nobody", "No requests of this user in this time range"],
  ] as const) {
    await page.goto(freshFacet.baseUrl + path);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});
