import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { bundle, ensureBuild } from "./build.mjs";
import { runCommand, say } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { requireDataDirectory, requireFreePort, requirePlatform } from "./machine.mjs";
import { inRoot } from "./paths.mjs";
import { serve } from "./serve.mjs";

// `npm run demo`: like `npm start`, with a stand-in for the providers and traffic from the vendors' own SDKs.
await runCommand(async () => {
  // Kept apart from real records, which a demo must never mix with.
  process.env.FACET_DATA_DIR ||= ".data-demo";
  process.env.PORT ||= "3000";
  process.env.FACET_API_KEY ||= `sk-facet-demo-${randomBytes(16).toString("hex")}`;
  requirePlatform();
  await requireFreePort();
  await requireDataDirectory();
  await ensureDependencies({ withDevelopment: false });
  await ensureBuild();
  const bundled = inRoot("dist", "demo.mjs");
  await bundle("scripts/demo/main.ts", bundled);
  /** @type {typeof import("../demo/main")} */
  const demo = await import(pathToFileURL(bundled).href);

  const provider = await demo.startProvider({ capture: false });
  say(
    `Demo: its records are kept in ${process.env.FACET_DATA_DIR}, apart from real ones; no call leaves this machine.`,
  );
  const ending = new AbortController();
  const ended = serve(demo.providerEnvironment(provider.url), () => ending.abort());
  const baseUrl = `http://127.0.0.1:${process.env.PORT}`;
  const traffic = demo
    .waitUntilReady(baseUrl, () => ending.signal.aborted)
    .then(() => {
      say(`Demo: for calls of your own, the API key is ${process.env.FACET_API_KEY}`);
      say("Demo: sending a burst of about 500 calls through the gateway, which takes half a minute ...");
      return demo.sendTraffic({
        baseUrl,
        apiKey: process.env.FACET_API_KEY ?? "",
        seed: Date.now(),
        onBurst: ({ answered, failed }) =>
          say(
            `Demo: ${answered} calls were answered and ${failed} failed on purpose. More follow every few seconds until you press Ctrl-C.`,
          ),
        signal: ending.signal,
      });
    });
  const code = await ended;
  ending.abort();
  await traffic;
  await provider.close();
  return code;
});
