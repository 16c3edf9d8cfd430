import { type Answer, startReceiver } from "../scripts/harness/receiver";
import { seriousFaults } from "./axe";
import { expect, test } from "./fixtures";

test("a channel is made, tested, told what its receiver objects to, changed and deleted", async ({
  signedInPage: page,
  facet,
}) => {
  const answers: Answer[] = [];
  const receiver = await startReceiver(() => answers.shift());
  const at = (path: string) => new URL(path, receiver.url).href;
  const rowOf = (name: string) =>
    page.getByRole("region", { name: "Channels" }).getByRole("listitem").filter({ hasText: name });
  try {
    await page.goto(`${facet.baseUrl}/settings`);
    await expect(page.getByText("There are no channels yet.")).toBeVisible();
    await page.getByRole("button", { name: "Make a channel" }).click();
    await page.getByRole("radio", { name: "Slack" }).check();
    await page.getByLabel("Name").fill("On call");
    await page.getByLabel("Webhook URL").fill(at("/services/secretsecret"));
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Make channel" }).click();

    const row = rowOf("On call");
    await expect(row).toContainText("…cret");
    await row.getByRole("button", { name: "Send test to On call" }).click();
    await expect(row.getByRole("status")).toContainText("The test arrived.");
    await expect(row).toContainText("Last sent");
    expect(receiver.received[0]?.path).toBe("/services/secretsecret");
    expect(receiver.received[0]?.body).toContain(`${facet.baseUrl}/settings`);

    answers.push({ status: 404, body: "no_service" });
    await row.getByRole("button", { name: "Send test to On call" }).click();
    await expect(row.getByRole("status")).toContainText("answered 404: no_service");
    expect(await seriousFaults(page)).toEqual([]);
    await page.reload();
    await expect(row).toContainText("answered 404: no_service");

    await row.getByRole("button", { name: "Edit On call" }).click();
    await page.getByLabel("Name").fill("Nights");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Delete Nights" }).click();
    await page.getByRole("button", { name: "Delete channel" }).click();
    await expect(page.getByText("There are no channels yet.")).toBeVisible();

    await page.getByRole("button", { name: "Make a channel" }).click();
    await page.getByRole("radio", { name: "Webhook" }).check();
    await page.getByLabel("Name").fill("Our code");
    await page.getByLabel("URL", { exact: true }).fill(at("/hook"));
    await page.getByRole("button", { name: "Make channel" }).click();
    const key = page.getByRole("dialog", { name: "The signing key" });
    await expect(key.locator("code")).toHaveText(/^whsec_/);
    await key.getByRole("button", { name: "Done" }).click();
    await expect(rowOf("Our code")).toBeVisible();
  } finally {
    await receiver.close();
  }
});
