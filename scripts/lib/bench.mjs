import { bundle, ensureBuild } from "./build.mjs";
import { runVisibly } from "./child.mjs";
import { runCommand, Stop } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { requirePlatform } from "./machine.mjs";
import { inRoot, root } from "./paths.mjs";

/** The processes that each benchmark consists of, by the name it is asked for. `main` runs the others. */
const benchmarks = new Map([
  ["gateway", ["main", "load", "floor", "stand-in"]],
  ["query", ["main"]],
  ["metrics", ["main"]],
  ["export", ["main"]],
]);

// `npm run bench -- gateway [--memory] [--rounds 5] [--seconds 1.5]`
await runCommand(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const entries = benchmarks.get(name);
  if (!entries) {
    throw new Stop(
      `Say which benchmark: ${[...benchmarks.keys()].map((known) => `npm run bench -- ${known}`).join(", ")}`,
    );
  }
  requirePlatform();
  await ensureDependencies({ withDevelopment: false });
  await ensureBuild();
  for (const entry of entries) {
    await bundle(`bench/${name}/${entry}.ts`, inRoot("dist", "bench", name, `${entry}.mjs`));
  }
  return runVisibly(process.execPath, [inRoot("dist", "bench", name, "main.mjs"), ...args], { cwd: root });
});
