import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { seriousFaults } from "./axe";
import { expect, test } from "./fixtures";

test("the dialog says what an export holds, and the browser saves exactly that", async ({
  signedInPage: page,
  facet,
}) => {
  const awkward = ["=1+1", 'quotes " and, commas', "😀"];
  await facet.sendCalls(6, {
    message: (index) => `Export me ${index}`,
    properties: (index) => ({ "Export-Run": "yes", Odd: encodeURIComponent(awkward[index % 3] ?? "") }),
  });
  await page.goto(`${facet.baseUrl}/requests`);
  await page.getByText("Export me 5").first().waitFor();
  await page.getByRole("combobox", { name: "Filter" }).fill("property.Export-Run:yes");
  await page.keyboard.press("Enter");
  await expect(page.locator("h1 + p")).toHaveText("6");

  await page.locator("h1").click();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Export requests" });
  await expect(dialog.getByText("property.Export-Run:yes")).toBeVisible();
  await expect(dialog.getByText(/^6 requests · \d+ columns · about/)).toBeVisible();
  await dialog.getByRole("button", { name: "More options" }).click();
  expect(await seriousFaults(page), "export").toEqual([]);

  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^facet-requests-\d{8}-\d{6}\.csv$/);
  await expect(dialog.getByText(/^Complete: 6 rows/).first()).toBeVisible();
  const rows: Record<string, string>[] = parse(await readFile(await file.path()), { columns: true });
  expect(rows.pop()).toMatchObject({ Created: "# facet-export complete rows=6" });
  expect(rows.map((row) => row.Request)).toEqual([5, 4, 3, 2, 1, 0].map((index) => `Export me ${index}`));
  expect(rows.every((row) => row["export-run"] === "yes")).toBe(true);

  // What the server refuses is told in the dialog, since a download shows nothing.
  await page.route("**/v1/request/export", (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/json",
      body: '{"data":null,"error":"It is away."}',
    }),
  );
  await dialog.getByRole("button", { name: "Export something else" }).click();
  await dialog.getByRole("button", { name: "A file per value" }).click();
  await expect(dialog.getByText("Choose what to split by.")).toBeVisible();
  await dialog.getByLabel(/^Split by/).selectOption({ label: "odd" });
  await expect(dialog.getByText("6 requests in 3 files", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("It is away.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
