import { bundle } from "./build.mjs";
import { runVisibly } from "./child.mjs";
import { runCommand } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { inRoot } from "./paths.mjs";

// `npm run export -- --help`: exports from a Facet that runs, here or elsewhere.
await runCommand(async () => {
  await ensureDependencies({ withDevelopment: false });
  const bundled = inRoot("dist", "export.mjs");
  await bundle("scripts/export/main.ts", bundled);
  // Paths are meant from where the command was typed, which npm leaves.
  return runVisibly(process.execPath, [bundled, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
});
