import { bundle, ensureBuild } from "./build.mjs";
import { runVisibly } from "./child.mjs";
import { runCommand } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { requirePlatform } from "./machine.mjs";
import { inRoot, root } from "./paths.mjs";

// `npm run kill -- 20`: kills the whole product in the middle of traffic that often and counts what is missing.
await runCommand(async () => {
  requirePlatform();
  await ensureDependencies({ withDevelopment: false });
  await ensureBuild();
  const bundled = inRoot("dist", "kill.mjs");
  await bundle("scripts/kill/main.ts", bundled);
  return runVisibly(process.execPath, [bundled, ...process.argv.slice(2)], { cwd: root });
});
