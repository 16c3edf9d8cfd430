import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { ApiError } from "@/lib/errors";
import { defaultOrganizationId } from "@/lib/organizations";
import { processSingleton } from "@/lib/registry";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import { silentLogger } from "@/test/recorders";
import type { DeliverySender, NewDelivery, SendResult } from "./delivery";
import { DeliveryQueue, type DeliveryQueueOptions } from "./queue";

let opened: TestDatabase;
let isAway = false;

beforeAll(async () => {
  opened = await openTestDatabase();
  processSingleton("database", () => new LazyDatabase(async () => absentable(opened.database)));
});
afterAll(() => opened.close());

/** A database that does not answer while `isAway`. */
function absentable(database: Database): Database {
  const reached = () => {
    if (isAway) throw new ApiError("storage_unavailable", "The database does not answer.");
  };
  return {
    query: async (statement, row) => {
      reached();
      return database.query(statement, row);
    },
    queryBytes: async (statement, format) => {
      reached();
      return database.queryBytes(statement, format);
    },
    command: async (statement) => {
      reached();
      return database.command(statement);
    },
    insert: async (table, rows, tag, token) => {
      reached();
      return database.insert(table, rows, tag, token);
    },
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

const delivered: SendResult = { outcome: "delivered", error: null, exchange: null };
const refused: SendResult = { outcome: "retry", error: "No.", exchange: null };

function queueOf(
  send: DeliverySender["send"],
  options: Partial<DeliveryQueueOptions> & Partial<Pick<DeliverySender, "gaveUp" | "kind">> = {},
): DeliveryQueue {
  const { gaveUp, kind = "test", ...rest } = options;
  return new DeliveryQueue({
    senders: [{ kind, concurrency: 4, send, gaveUp }],
    retrySeconds: [0.02, 0.02, 0.02],
    isShared: false,
    logger: silentLogger,
    ...rest,
  });
}

/** A sender that takes everything and notes it. */
function noting(got: string[], name = ""): DeliverySender["send"] {
  return async ({ subject }) => {
    got.push(name + subject);
    return delivered;
  };
}

const some = (count: number, kind: string, destinationId = randomUUID()): NewDelivery[] =>
  Array.from({ length: count }, (_, index) => ({
    organizationId: defaultOrganizationId,
    kind,
    destinationId,
    subject: String(index),
    payload: JSON.stringify({ index }),
  }));

describe("the delivery queue", () => {
  test("makes every delivery, those that fail again and again until the schedule ends", async () => {
    const seen = new Map<string, number>();
    const givenUp: string[] = [];
    const queue = queueOf(
      async ({ subject }) => {
        const times = (seen.get(subject) ?? 0) + 1;
        seen.set(subject, times);
        return Number(subject) % 10 === 9 || times <= Number(subject) % 3 ? refused : delivered;
      },
      { gaveUp: async ({ subject }) => void givenUp.push(subject) },
    );
    await queue.enqueue(some(40, "test"));
    await queue.idle();
    for (let index = 0; index < 40; index++) {
      expect(seen.get(String(index))).toBe(index % 10 === 9 ? 4 : (index % 3) + 1);
    }
    expect(givenUp.sort()).toEqual(["19", "29", "39", "9"]);
    await queue.close();
  });

  test("takes up after a stop what was not made, and nothing that was", async () => {
    const kind = `stop-${randomUUID()}`;
    const got: string[] = [];
    const first = queueOf(
      async (delivery, context) => {
        if (Number(delivery.subject) < 5) return noting(got)(delivery, context);
        throw new ApiError("storage_unavailable", "Later.");
      },
      { kind },
    );
    await first.enqueue(some(10, kind));
    await expect.poll(() => got.length).toBe(5);
    await first.close();

    const again: string[] = [];
    const second = queueOf(
      async ({ subject, payload }, { attempt, mayRepeat }) => {
        again.push(subject);
        expect(JSON.parse(payload)).toEqual({ index: Number(subject) });
        expect([attempt, mayRepeat]).toEqual([1, true]);
        return delivered;
      },
      { kind },
    );
    await second.idle();
    await second.close();
    expect(again.sort()).toEqual(["5", "6", "7", "8", "9"]);
  });

  test("holds more than fits into memory", async () => {
    const kind = `many-${randomUUID()}`;
    const got: string[] = [];
    const queue = queueOf(noting(got), { kind, waitingMax: 10 });
    await queue.enqueue(some(75, kind));
    await expect.poll(() => new Set(got).size, { timeout: 20_000 }).toBe(75);
    expect(got).toHaveLength(75);
    await queue.close();
  });

  test("tells how many wait in memory, those under way included", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const send: DeliverySender["send"] = async () => {
      await held;
      return delivered;
    };
    const kind = `counted-${randomUUID()}`;
    const queue = queueOf(send, { kind });
    await queue.enqueue(some(6, kind));
    expect(queue.waiting).toBe(6);
    release();
    await queue.idle();
    expect(queue.waiting).toBe(0);
    await queue.close();
  });

  test("adds what has one id once", async () => {
    const kind = `once-${randomUUID()}`;
    const got: string[] = [];
    const queue = queueOf(noting(got), { kind });
    const [one] = some(1, kind).map((delivery) => ({ ...delivery, id: randomUUID() }));
    if (!one) throw new Error("none");
    await queue.enqueue([one]);
    await queue.idle();
    await queue.enqueue([one], { mayExist: true });
    await queue.idle();
    expect(got).toHaveLength(1);
    await queue.close();
  });

  test("lets a slow destination hold up no other", async () => {
    const kind = `slow-${randomUUID()}`;
    const [slow, quick] = [randomUUID(), randomUUID()];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let underWay = 0;
    const got: string[] = [];
    const queue = queueOf(
      async ({ destinationId }) => {
        if (destinationId === slow) {
          underWay += 1;
          await held;
        } else got.push(destinationId);
        return delivered;
      },
      { kind },
    );
    await queue.enqueue([...some(20, kind, slow), ...some(20, kind, quick)]);
    await expect.poll(() => got.length).toBe(20);
    expect(underWay).toBe(4);
    release();
    await queue.idle();
    expect(underWay).toBe(20);
    await queue.close();
  });

  test("goes on after the database was away, without counting what it could not do", async () => {
    const kind = `away-${randomUUID()}`;
    const attempts: number[] = [];
    const queue = queueOf(
      async (_, { attempt }) => {
        attempts.push(attempt);
        if (attempts.length === 1) throw new ApiError("storage_unavailable", "Away.");
        isAway = true;
        setTimeout(() => {
          isAway = false;
        }, 700);
        return delivered;
      },
      { kind },
    );
    await queue.enqueue(some(1, kind));
    await queue.idle();
    expect(isAway).toBe(false);
    expect(attempts).toEqual([1, 1]);
    await queue.close();
    const next = queueOf(
      async () => {
        attempts.push(0);
        return delivered;
      },
      { kind },
    );
    await next.idle();
    expect(attempts).toEqual([1, 1]);
    await next.close();
  });

  test("refuses what it cannot make durable", async () => {
    const queue = queueOf(async () => delivered);
    await queue.idle();
    isAway = true;
    await expect(queue.enqueue(some(1, "test"))).rejects.toMatchObject({ code: "storage_unavailable" });
    isAway = false;
    await queue.close();
  });

  test("lets one of two processes on a shared database deliver, also what the other one adds", async () => {
    const kind = `shared-${randomUUID()}`;
    const got: string[] = [];
    const one = queueOf(noting(got, "one "), {
      kind,
      isShared: true,
    });
    await one.enqueue(some(1, kind));
    await expect.poll(() => got.length, { timeout: 10_000 }).toBe(1);
    const other = queueOf(noting(got, "other "), {
      kind,
      isShared: true,
    });
    got.length = 0;
    await other.enqueue(some(3, kind));
    await expect.poll(() => got.length, { timeout: 10_000 }).toBe(3);
    expect(got.every((by) => by.startsWith("one"))).toBe(true);
    await other.close();
    await one.close();
  }, 30_000);
});
