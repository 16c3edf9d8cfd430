import { build } from "./lib/build.mjs";
import { runCommand } from "./lib/console.mjs";

// `npm run build`: builds whatever stands there; `npm start` builds only what changed.
await runCommand(() => build());
