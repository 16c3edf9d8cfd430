import { CutOff } from "./api";
import { readOptions, UsageError, usage } from "./options";
import { OutputExists, runCommand } from "./run-command";

// The command behind `npm run export`. Figures go to standard error: standard output may be the file.
const interrupted = new AbortController();
process.once("SIGINT", () => interrupted.abort());
process.once("SIGTERM", () => interrupted.abort());

try {
  const command = readOptions(process.argv.slice(2), process.env, Date.now());
  if (command === null) console.log(usage);
  else await runCommand(command, interrupted.signal);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = exitCode(error);
}

function exitCode(error: unknown): number {
  if (error instanceof UsageError) return 2;
  if (error instanceof OutputExists) return 3;
  return error instanceof CutOff ? 4 : 1;
}
