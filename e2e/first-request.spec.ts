import { adminPassword, expect, test } from "./fixtures";

test("a newcomer follows the link, waits, and sees the first call of the real SDK with its property as a column", async ({
  page,
  freshFacet,
}) => {
  await page.goto(await freshFacet.signInLink());
  await expect(page.getByRole("heading", { name: "Send your first request" })).toBeVisible();
  await expect(page.getByText("Listening for the first request")).toBeVisible();

  const [sent] = await freshFacet.sendCalls(1, {
    properties: () => ({ Environment: "production" }),
    message: () => "Which city is the capital of France?",
  });
  await expect(page.getByText("Your first request has arrived")).toBeVisible();
  await page.getByRole("button", { name: "See it" }).click();

  await expect(page.getByRole("columnheader", { name: "Environment" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "production" })).toBeVisible();
  await page.getByText("Which city is the capital of France?").first().click();

  const drawer = page.getByRole("complementary", { name: "Request" });
  await expect(drawer.getByText("Which city is the capital of France?").first()).toBeVisible();
  await expect(drawer.getByText(sent?.text ?? "").first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(sent?.requestId ?? "no id"));
});

test("a page without a sign-in leads to the sign-in page, and the password leads back", async ({
  page,
  facet,
}) => {
  await page.goto(`${facet.baseUrl}/requests`);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();

  await page.getByLabel("Password").fill(adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/requests/);
});
