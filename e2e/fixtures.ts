import { type BrowserContext, test as base, expect, type Page, request } from "@playwright/test";
import { type Facet, startFacet } from "../scripts/harness/facet";
import { waitUntilDrained } from "../scripts/harness/pending";
import { providerEnvironment } from "../scripts/harness/provider-environment";
import { type SendCallsOptions, type SentCall, sendCalls } from "../scripts/harness/send-calls";
import { type Provider, startProvider } from "../scripts/provider";

/** Facet as `npm start` runs it, with an empty data directory and a stand-in for every provider. */
export interface FacetUnderTest extends Facet {
  provider: Provider;
  /**
   * Sends chat completions through this Facet with the real OpenAI SDK, with its own key unless told another. When it is
   * done the tables hold them, so that a page opened next shows all of them.
   */
  sendCalls(count: number, options?: Partial<Omit<SendCallsOptions, "baseUrl">>): Promise<SentCall[]>;
}

interface TestFixtures {
  /** A page that is signed in to `facet` and has gone nowhere yet. */
  signedInPage: Page;
  /** A Facet of this test's own, without a password and without any data. */
  freshFacet: FacetUnderTest;
}

type Cookies = Parameters<BrowserContext["addCookies"]>[0];

interface WorkerFixtures {
  /** The cookies of somebody signed in to `facet`. How people sign in has tests of its own. */
  session: Cookies;
  /** The Facet that the tests share. Tag what a test sends, since other tests send as well. */
  facet: FacetUnderTest;
}

export const adminPassword = "correct horse battery staple";

const startTimeoutMs = 90_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  facet: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern.
    async ({}, use) =>
      withFacet({ FACET_ADMIN_PASSWORD: adminPassword, FACET_ALLOW_PRIVATE_TARGETS: "1" }, use),
    { scope: "worker", timeout: startTimeoutMs },
  ],
  session: [
    async ({ facet: { baseUrl } }, use) => {
      const visitor = await request.newContext({ baseURL: baseUrl, extraHTTPHeaders: { origin: baseUrl } });
      const answer = await visitor.post("/api/sign-in", { data: { password: adminPassword } });
      if (!answer.ok()) throw new Error(`Signing in was answered ${answer.status()}: ${await answer.text()}`);
      await use((await visitor.storageState()).cookies);
      await visitor.dispose();
    },
    { scope: "worker" },
  ],
  freshFacet: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern.
    async ({}, use) => withFacet({}, use),
    { timeout: startTimeoutMs },
  ],
  signedInPage: async ({ page, session }, use) => {
    await page.context().addCookies(session);
    await use(page);
  },
});

export { expect };

async function withFacet(env: Record<string, string>, use: (facet: FacetUnderTest) => Promise<void>) {
  const provider = await startProvider();
  const facet = await startFacet({ env: { ...providerEnvironment(provider.url), ...env } });
  const { baseUrl, apiKey } = facet;
  await use({
    ...facet,
    provider,
    sendCalls: async (count, options = {}) => {
      const sent = await sendCalls(count, { baseUrl, apiKey, ...options });
      await waitUntilDrained(baseUrl);
      return sent;
    },
  });
  await facet.stop();
  await provider.close();
}
