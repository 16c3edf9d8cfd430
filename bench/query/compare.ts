import type { Database } from "@/lib/clickhouse/database";
import { median } from "../shared/statistics";
import { formatTable } from "../shared/table";

/** One question, asked of Facet and of the table shaped as Helicone's. Both say a number that tells whether they agree. */
export interface Measure {
  name: string;
  /** Milliseconds Facet may take on two cores; absent: only not more than the reference. */
  targetMs?: number;
  /** How many times faster than the reference Facet must be; 1 when absent. */
  timesMin?: number;
  facet: () => Promise<number>;
  reference: () => Promise<number>;
}

interface Sample {
  wallMs: number;
  cpuMs: number;
  found: number;
}

/**
 * Asks both in turns, so that a disturbance of the machine hits both, and prints the medians of the rounds. An even number of
 * rounds lets both begin as often.
 *
 * @throws Error when the two answer differently.
 */
export async function compare(
  database: Database,
  measures: readonly Measure[],
  rounds: number,
): Promise<void> {
  const samples = measures.map((measure) => ({
    measure,
    facet: [] as Sample[],
    reference: [] as Sample[],
  }));
  // The first round warms the file cache up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { measure, facet, reference } of samples) {
      // Who is asked second finds the engine warm from the first, so each is first in one round of two.
      const isFacetFirst = round % 2 === 0;
      const early = isFacetFirst ? await sample(database, measure.facet) : undefined;
      const theirs = await sample(database, measure.reference);
      const ours = early ?? (await sample(database, measure.facet));
      if (ours.found !== theirs.found) {
        throw new Error(`${measure.name}: Facet found ${ours.found}, the reference ${theirs.found}.`);
      }
      if (round > 0) {
        facet.push(ours);
        reference.push(theirs);
      }
    }
  }
  const head = ["", "Facet ms", "reference ms", "times", "Facet CPU ms", "reference CPU ms", "target"];
  console.log(
    formatTable(
      head,
      samples.map(({ measure, facet, reference }) => tableRow(measure, facet, reference)),
    ),
  );
}

/** Forgets what the engine remembers of conditions it has evaluated: people do not ask the same question again and again. */
export async function sample(database: Database, ask: () => Promise<number>): Promise<Sample> {
  await database.command({ sql: "SYSTEM DROP QUERY CONDITION CACHE", tag: "bench" });
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const found = await ask();
  const { user, system } = process.cpuUsage(cpu);
  return { found, wallMs: performance.now() - startedMs, cpuMs: (user + system) / 1000 };
}

function tableRow(measure: Measure, facet: Sample[], reference: Sample[]): string[] {
  const { name, targetMs, timesMin = 1 } = measure;
  const wall = (samples: Sample[]) => median(samples.map(({ wallMs }) => wallMs));
  const cpu = (samples: Sample[]) => median(samples.map(({ cpuMs }) => cpuMs));
  const times = wall(reference) / wall(facet);
  const isMet = times >= timesMin && wall(facet) < (targetMs ?? Number.POSITIVE_INFINITY);
  const target = [
    ...(targetMs ? [`< ${targetMs} ms`] : []),
    ...(timesMin > 1 ? [`≥ ${timesMin} ×`] : targetMs ? [] : ["no slower"]),
  ];
  return [
    name,
    wall(facet).toFixed(1),
    wall(reference).toFixed(1),
    times.toFixed(1),
    cpu(facet).toFixed(1),
    cpu(reference).toFixed(1),
    `${target.join(", ")}: ${isMet ? "pass" : "MISS"}`,
  ];
}
