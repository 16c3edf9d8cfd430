import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { formatTable } from "../shared/table";
import { startWorker } from "../shared/worker";
import { type Contestant, type ContestantName, contestantNames, startContestants } from "./contestants";
import { measureMemory } from "./memory";
import { measurePacing, type Pacing } from "./pacing";
import { Results } from "./results";
import { runRound, type Workload } from "./rounds";
import { targets } from "./targets";

// `npm run bench -- gateway`: everybody in one run on this machine, in short rounds that take turns, so that a
// disturbance of the machine hits all of them alike. The figures are medians of the rounds.
const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    memory: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "1.5" },
    calls: { type: "string", default: "100000" },
  },
});

const warmUpMs = 4_000;
const workloads: Workload[] = [false, true].flatMap((isStream) =>
  [1, 16, 64].map((concurrency) => ({ isStream, concurrency })),
);

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`);
const load = await startWorker("load");
if (values.memory) {
  await measureMemory(load, Number(values.calls));
} else {
  await compare(Number(values.rounds), Number(values.seconds) * 1000);
}
await load.stop();

async function compare(rounds: number, durationMs: number) {
  const contestants = await startContestants();
  try {
    const results = await takeTurns(contestants, rounds, durationMs);
    for (const workload of workloads) {
      console.log(
        `\n${workload.isStream ? "Stream of 20 words" : "JSON"}, concurrency ${workload.concurrency}`,
      );
      console.log(results.table(names(contestants), workload));
    }
    await printPacingAndTargets(contestants, results);
  } finally {
    for (const contestant of contestants.reverse()) {
      await contestant.stop();
    }
  }
}

async function takeTurns(contestants: Contestant[], rounds: number, durationMs: number): Promise<Results> {
  const results = new Results();
  for (const contestant of contestants) {
    // Long enough that what is measured is compiled code; the first thousand calls of any Node server are slow.
    for (const isStream of [false, true]) {
      await runRound(load, contestant, { isStream, concurrency: 16 }, warmUpMs);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const workload of workloads) {
      for (const contestant of contestants) {
        results.add(contestant.name, workload, await runRound(load, contestant, workload, durationMs));
      }
    }
    console.log(`Round ${round + 1} of ${rounds} is done.`);
  }
  return results;
}

async function printPacingAndTargets(contestants: Contestant[], results: Results) {
  console.log("\nA slow stream of 40 events, 5 ms apart");
  const pacings = new Map<ContestantName, Pacing>();
  for (const contestant of contestants) {
    pacings.set(contestant.name, await measurePacing(contestant, 10));
  }
  const rows = [...pacings].map(([name, { shareAlone, gapMs }]) => [
    name,
    `${(shareAlone * 100).toFixed(1)} %`,
    gapMs.toFixed(2),
  ]);
  console.log(formatTable(["", "events alone", "gap ms"], rows));
  const errors = contestants.map(({ name }) => [name, String(results.errors(name))]);
  console.log(`\n${formatTable(["", "failed calls"], errors)}`);
  const pacingOf = (name: ContestantName) => pacings.get(name) ?? { shareAlone: 0, gapMs: 0 };
  const { facet, direct } = contestantNames;
  const judged = targets(results, { facet: pacingOf(facet), direct: pacingOf(direct) });
  const marks = judged.map(({ text, measured, isMet }) => [text, measured, isMet ? "pass" : "MISS"]);
  console.log(`\n${formatTable(["target", "measured", ""], marks)}`);
}

function names(contestants: Contestant[]): ContestantName[] {
  return contestants.map(({ name }) => name);
}
