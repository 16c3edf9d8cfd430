import { ensureBuild } from "./build.mjs";
import { runCommand } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { requireDataDirectory, requireFreePort, requirePlatform } from "./machine.mjs";
import { serve } from "./serve.mjs";

// `npm start`: what can be refused at once is refused before anything is installed.
await runCommand(async () => {
  requirePlatform();
  await requireFreePort();
  await requireDataDirectory();
  await ensureDependencies({ withDevelopment: false });
  await ensureBuild();
  return serve();
});
