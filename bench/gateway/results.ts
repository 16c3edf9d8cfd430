import { median } from "../shared/statistics";
import { formatTable } from "../shared/table";
import { type ContestantName, contestantNames } from "./contestants";
import type { Round, Workload } from "./rounds";

/** The medians of everybody's rounds. */
export class Results {
  readonly #rounds = new Map<string, Round[]>();

  add(name: ContestantName, workload: Workload, round: Round) {
    const key = keyOf(name, workload);
    this.#rounds.set(key, [...(this.#rounds.get(key) ?? []), round]);
  }

  median(name: ContestantName, workload: Workload, figure: keyof Round): number {
    return median((this.#rounds.get(keyOf(name, workload)) ?? []).map((round) => round[figure]));
  }

  /** Answers other than 200 and broken connections, over all rounds. */
  errors(name: ContestantName): number {
    const own = [...this.#rounds].filter(([key]) => key.startsWith(`${name}|`));
    return own.flatMap(([, rounds]) => rounds).reduce((sum, round) => sum + round.errors, 0);
  }

  /** One workload as a table, everybody in a row. */
  table(names: readonly ContestantName[], workload: Workload): string {
    const head = [
      "",
      "req/s",
      "of floor",
      "of Portkey",
      "p50 ms",
      "p99 ms",
      "1st byte p50",
      "CPU µs",
      "with settling",
    ];
    const rows = names.map((name) => {
      const figure = (key: keyof Round) => this.median(name, workload, key);
      const ratio = (other: ContestantName) =>
        (figure("perSecond") / this.median(other, workload, "perSecond")).toFixed(2);
      return [
        name,
        figure("perSecond").toFixed(0),
        ratio(contestantNames.floor),
        ratio(contestantNames.peer),
        figure("p50Ms").toFixed(2),
        figure("p99Ms").toFixed(2),
        figure("firstByteP50Ms").toFixed(2),
        figure("cpuUs").toFixed(0),
        figure("cpuWithSettlingUs").toFixed(0),
      ];
    });
    return formatTable(head, rows);
  }
}

const keyOf = (name: ContestantName, workload: Workload) =>
  `${name}|${workload.isStream ? "stream" : "json"}|${workload.concurrency}`;
