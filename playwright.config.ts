import { defineConfig, devices } from "@playwright/test";
import { browserFlags, findBrowser } from "./scripts/lib/browser.mjs";

export default defineConfig({
  testDir: "e2e",
  // One worker, since every Facet holds an engine of its own and machines that test are small.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    // A trace doubles the time of what it records: where it is wanted, `npm test -- browser --trace retain-on-failure`.
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findBrowser(), args: browserFlags },
  },
});
