import { bundle } from "./build.mjs";
import { runVisibly } from "./child.mjs";
import { runCommand } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { requirePlatform } from "./machine.mjs";
import { inRoot, root } from "./paths.mjs";

// `node scripts/replay-alerts.mjs --trace chat.csv --trace code.csv`: every kind of alert over thirty days of a trace.
await runCommand(async () => {
  requirePlatform();
  await ensureDependencies({ withDevelopment: true });
  const bundled = inRoot("dist", "replay-alerts.mjs");
  await bundle("scripts/replay-alerts/main.ts", bundled);
  return runVisibly(process.execPath, [bundled, ...process.argv.slice(2)], { cwd: root });
});
