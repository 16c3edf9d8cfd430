// What `scripts/lib/demo.mjs` runs, bundled.

export { providerEnvironment } from "../harness/provider-environment";
export { waitUntilReady } from "../harness/ready";
export { startProvider } from "../provider";
export { sendTraffic } from "./traffic";
