import { log } from "@/lib/log";

let waiting: (() => void)[] = [];

/**
 * Does work once the answers that are ready have left, all that waits in one go, and before the process reads anything
 * a caller can send in reply to them.
 */
export function afterAnswers(work: () => void): void {
  // The event loop comes to immediates after every socket it found ready, and before it looks for others.
  if (waiting.push(work) === 1) setImmediate(workOff);
}

function workOff(): void {
  const works = waiting;
  waiting = [];
  for (const work of works) {
    try {
      work();
    } catch (error) {
      log().error({ err: error }, "What follows from an answer was not done");
    }
  }
}
