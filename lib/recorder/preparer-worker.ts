import { parentPort } from "node:worker_threads";
import { describeCall } from "@/lib/gateway/describe";
import { Pacer } from "./pacer";
import { prepareBatch } from "./prepare-batch";
import type { PreparerAnswer, PreparerQuestion } from "./preparer-thread";

// The other side of `./preparer-thread`, built as a file of its own.
const tools = { describe: describeCall, pacer: new Pacer() };

parentPort?.on("message", async ({ stretch, rules }: PreparerQuestion) => {
  try {
    const batch = await prepareBatch(stretch, rules, tools);
    // The bytes change hands; copying them would cost more than all the rest of the message.
    answer({ batch }, [batch.requests.bytes.buffer, batch.bodies.bytes.buffer]);
  } catch (error) {
    answer({ error: error instanceof Error ? error : new Error(String(error)) });
  }
});

function answer(message: PreparerAnswer, transferred: ArrayBufferLike[] = []): void {
  parentPort?.postMessage(
    message,
    transferred.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
