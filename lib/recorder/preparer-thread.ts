import { Worker } from "node:worker_threads";
import type { PreparedBatch, RulesByOrganization } from "./prepare-batch";
import type { Preparer } from "./preparer";
import type { Stretch } from "./read-frames";

/** What the thread is asked and what it answers. */
export interface PreparerQuestion {
  stretch: Stretch;
  rules: RulesByOrganization;
}
export type PreparerAnswer = { batch: PreparedBatch } | { error: Error };

/**
 * Prepares batches in a thread of its own, so that reading bodies never holds up a caller: on the thread that serves
 * callers it would take about as long as passing a call on does.
 */
export class PreparerThread implements Preparer {
  readonly #path: string;
  #worker: Worker | undefined;

  /** @param path the built `preparer-worker`. */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws when the thread ends before it has answered; the next call starts another one. */
  async prepare(stretch: Stretch, rules: RulesByOrganization): Promise<PreparedBatch> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const question: PreparerQuestion = { stretch, rules };
    worker.postMessage(question);
    const answer = await answerOf(worker);
    if ("error" in answer) {
      throw answer.error;
    }
    return answer.batch;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#path);
    const forget = () => {
      if (this.#worker === worker) {
        this.#worker = undefined;
      }
    };
    worker.once("error", forget);
    worker.once("exit", forget);
    // Records on disk wait for the next start; they must not keep the process from ending.
    worker.unref();
    return worker;
  }
}

function answerOf(worker: Worker): Promise<PreparerAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      finish();
    };
    const onMessage = (answer: PreparerAnswer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) =>
      settle(() => reject(new Error(`The thread that prepares records ended with code ${code}.`)));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
  });
}
