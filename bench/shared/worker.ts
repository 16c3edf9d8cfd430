import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A part of a benchmark that runs in a process of its own, so that it is measured alone. */
export interface Worker {
  pid: number;
  /** Sends one message and waits for the one that answers it. */
  ask(message: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a bundled entry beside the running one, such as `load`, and waits for its first message. */
export async function startWorker(entry: string): Promise<Worker & { hello: unknown }> {
  const child = fork(new URL(`./${entry}.mjs`, import.meta.url), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const hello = await answerOf(child);
  return {
    hello,
    pid: child.pid ?? 0,
    ask(message) {
      const answer = answerOf(child);
      child.send(Object(message));
      return answer;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error("A part of the benchmark ended before it answered."));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message);
    });
  });
}
