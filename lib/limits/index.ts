import { join } from "node:path";
import { holdDataDirectory } from "@/lib/data-directory";
import { env } from "@/lib/env";
import type { CallGate } from "@/lib/gateway/deps";
import { log } from "@/lib/log";
import { currentRules } from "@/lib/properties/rule-book";
import { listStoredLimits } from "@/lib/queries/list-limits";
import { recorder } from "@/lib/recorder";
import { processSingleton } from "@/lib/registry";
import { BucketFile } from "./bucket-file";
import { Buckets } from "./buckets";
import { Gate } from "./gate";
import { LimitBook } from "./limit-book";
import { LimitKeeper } from "./limit-keeper";

/** A start waits no longer than this for the limits; calls go on without them as long as the database is away. */
const readyTimeoutMs = 5_000;

interface Opened {
  gate: Gate;
  buckets: Buckets;
  keeper: LimitKeeper;
}

/** What decides which calls go on, with its counts as the last process left them. */
export function limitGate(): CallGate {
  return opened().gate;
}

/** Resolves when the limits are known, or soon after when the database does not answer. */
export async function limitsReady(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, readyTimeoutMs);
  });
  await Promise.race([opened().keeper.first, timeout]);
  clearTimeout(timer);
}

/** Takes up what was just stored: it holds when this resolves. */
export async function limitsChanged(): Promise<void> {
  await opened().keeper.refresh({ isChanged: true });
}

function opened(): Opened {
  return processSingleton(
    "limits",
    () => {
      const file = new BucketFile(join(holdDataDirectory(), "rate-limits.jsonl"));
      const [buckets, book] = [new Buckets(file, log()), new LimitBook()];
      const keeper = new LimitKeeper({
        book,
        isShared: env().CLICKHOUSE_URL !== undefined,
        logger: log(),
        load: () => listStoredLimits(),
        propertyRules: currentRules,
        landed: () => recorder().flush(10_000),
      });
      return { gate: new Gate(book, buckets), buckets, keeper };
    },
    ({ buckets, keeper }) => {
      keeper.close();
      buckets.flush();
    },
  );
}
