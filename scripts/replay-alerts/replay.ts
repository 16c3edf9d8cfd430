import { isDeepStrictEqual } from "node:util";
import { database } from "@/lib/clickhouse";
import { closeProcessSingletons } from "@/lib/registry";
import { expectedEpisodes } from "@/test/alert-oracle";
import { everyKindOfAlert } from "@/test/alert-rules";
import { episodesOfAlert, episodesOfPreview, inOrder, placeAlert, runAt } from "@/test/alert-runs";
import { madeTrace, readTrace, tracedRecords } from "@/test/alert-trace";
import { insertRecords } from "@/test/request-record";

const hourMs = 3_600_000;
const days = 30;

/** What became of one kind of alert. */
export interface Replayed {
  name: string;
  groups: number;
  /** Episodes of the independent computation, evaluated every quarter of an hour. */
  expected: number;
  /** Whether the preview has exactly these, and how long it took. */
  previewed: boolean;
  previewMs: number;
  /** Whether the job has exactly those that the computation has at its times; null when it was not run. */
  lived: boolean | null;
}

/**
 * Runs every kind of alert over thirty days of a trace with incidents in it: as a preview, and as the scheduler would, by a
 * clock that jumps from one evaluation to the next.
 *
 * @param traces the text of a trace of chats, then that of one of code; one is made when there is none.
 * @param liveHours how far the clock jumps; 0 leaves the job out.
 */
export async function* replayAlerts(traces: readonly string[], liveHours: number): AsyncGenerator<Replayed> {
  const startMs = Date.UTC(2026, 0, 1);
  const endMs = startMs + days * 24 * hourMs;
  const services = ["chat", "code"] as const;
  const read = traces.flatMap((text, index) => readTrace(text, services[index % services.length] ?? "chat"));
  const trace = (read.length > 0 ? read : madeTrace(24_000, 5)).toSorted((a, b) => a.offsetMs - b.offsetMs);
  const records = tracedRecords(trace, startMs, days);
  for (let at = 0; at < records.length; at += 5_000) {
    await insertRecords(database(), records.slice(at, at + 5_000));
  }
  console.log(`${trace.length} calls of the trace, ${records.length} of them not lost in incidents`);
  const kinds = Object.entries(everyKindOfAlert);
  const times =
    liveHours === 0
      ? []
      : Array.from(
          { length: Math.floor((days * 24) / liveHours) },
          (_, index) => startMs + (index + 1) * liveHours * hourMs,
        );
  const placed = await Promise.all(
    kinds.map(([name, rule]) => placeAlert(name, { ...rule, evaluateEveryMs: hourMs }, startMs)),
  );
  const startedMs = performance.now();
  await runAt(times);
  const evaluations = times.length * placed.length;
  if (evaluations > 0) {
    const eachMs = (performance.now() - startedMs) / evaluations;
    console.log(`${evaluations} evaluations by the job, ${eachMs.toFixed(1)} ms each`);
  }
  for (const [index, [name, rule]] of kinds.entries()) {
    const asked = { ...rule, evaluateEveryMs: hourMs / 4 };
    const preview = await episodesOfPreview(asked, endMs);
    const expected = inOrder(expectedEpisodes(records, asked, preview.times));
    const alert = placed[index];
    const atTimes = times.length > 0 ? inOrder(expectedEpisodes(records, rule, times)) : null;
    yield {
      name,
      groups: new Set(expected.map(({ group }) => group)).size,
      expected: expected.length,
      previewed: isDeepStrictEqual(preview.episodes, expected),
      previewMs: Math.round(preview.elapsedMs),
      lived: atTimes && alert ? isDeepStrictEqual(await episodesOfAlert(alert.id), atTimes) : null,
    };
  }
  await closeProcessSingletons();
}
