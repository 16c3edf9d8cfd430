import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { env } from "@/lib/env";
import { processSingleton } from "@/lib/registry";
import { bucketMs } from "./bucket";
import type { Interval } from "./interval";
import { bucketStates } from "./state";

/** A bucket that may be read. */
export interface Seal {
  startMs: number;
  generation: string;
  /** Whether the table holds rows of no other generation of it. */
  isAlone: boolean;
  /** Names of dimensions that are not rolled up in it. */
  leftOut: readonly string[];
}

/** The seals of a range, and a stamp that tells whether they still hold. */
export interface Seals {
  seals: readonly Seal[];
  stamp: string;
}

interface Chapter {
  version: number;
  stamp: string;
  seals: Seal[];
}

/** A chapter holds the buckets of so many days: enough that a year is a dozen, and little is read anew after a change. */
const chapterMs = 32 * 24 * 3_600_000;
const chaptersMax = 2_000;

/**
 * What is sealed, remembered: finding it out takes the engine longer than most of what is then read. Whatever seals or
 * marks buckets in this process says so here, after it is in the table. Where other processes use the same database the
 * table itself is asked after each reading whether anything changed.
 */
export class SealBook {
  readonly #isShared: boolean;
  readonly #versions = new Map<string, number>();
  readonly #chapters = new Map<string, Chapter>();

  constructor(isShared: boolean) {
    this.#isShared = isShared;
  }

  /** Buckets between two times, both included, were claimed, sealed or marked. */
  changed({ organizationId, fromMs, toMs }: { organizationId: string } & Interval): void {
    for (const start of chapterStarts({ fromMs, toMs: toMs + 1 })) {
      const name = chapterName(organizationId, start);
      this.#versions.set(name, this.#version(name) + 1);
      this.#chapters.delete(name);
    }
  }

  /** The buckets of a range that may be read, in order of time. */
  async seals(database: Database, organizationId: string, range: Interval): Promise<Seals> {
    const starts = chapterStarts(range);
    const missing = starts.filter((start) => !this.#chapters.has(chapterName(organizationId, start)));
    const loaded = await this.#load(database, organizationId, missing);
    const chapters = starts.flatMap(
      (start) => loaded.get(start) ?? this.#chapters.get(chapterName(organizationId, start)) ?? [],
    );
    return {
      seals: chapters.flatMap(({ seals }) =>
        seals.filter(({ startMs }) => startMs >= range.fromMs && startMs + bucketMs <= range.toMs),
      ),
      stamp: stampOf(chapters),
    };
  }

  /** Whether everything that was read since `seals` gave this stamp was under seals that still hold. */
  async holds(database: Database, organizationId: string, range: Interval, stamp: string): Promise<boolean> {
    const starts = chapterStarts(range);
    const names = starts.map((start) => chapterName(organizationId, start));
    const now = this.#isShared ? await readStamps(database, organizationId, starts) : undefined;
    const chapters = names.map((name, index) => ({
      version: this.#version(name),
      stamp: now?.get(starts[index] ?? 0) ?? "",
    }));
    if (stampOf(chapters) === stamp) return true;
    for (const name of names) this.#chapters.delete(name);
    return false;
  }

  async #load(
    database: Database,
    organizationId: string,
    starts: readonly number[],
  ): Promise<Map<number, Chapter>> {
    const [first, last] = [starts[0], starts.at(-1)];
    if (first === undefined || last === undefined) return new Map();
    // Both before the seals are read, so that what changes meanwhile is noticed.
    const versions = starts.map((start) => this.#version(chapterName(organizationId, start)));
    const stamps = this.#isShared ? await readStamps(database, organizationId, starts) : undefined;
    const seals = await readSeals(database, organizationId, { fromMs: first, toMs: last + chapterMs });
    const chapters = new Map<number, Chapter>();
    for (const [index, start] of starts.entries()) {
      const name = chapterName(organizationId, start);
      const chapter = {
        version: versions[index] ?? 0,
        stamp: stamps?.get(start) ?? "",
        seals: seals.filter(({ startMs }) => startMs >= start && startMs < start + chapterMs),
      };
      chapters.set(start, chapter);
      if (chapter.version === this.#version(name)) this.#remember(name, chapter);
    }
    return chapters;
  }

  #remember(name: string, chapter: Chapter): void {
    this.#chapters.set(name, chapter);
    const [oldest] = this.#chapters.keys();
    if (this.#chapters.size > chaptersMax && oldest !== undefined) this.#chapters.delete(oldest);
  }

  #version(name: string): number {
    return this.#versions.get(name) ?? 0;
  }
}

/** What this process knows of seals. */
export function sealBook(): SealBook {
  return processSingleton("rollup-seals", () => new SealBook(env().CLICKHOUSE_URL !== undefined));
}

function stampOf(chapters: readonly Pick<Chapter, "version" | "stamp">[]): string {
  return chapters.map(({ version, stamp }) => `${version}:${stamp}`).join();
}

function chapterName(organizationId: string, start: number): string {
  return `${organizationId}/${start}`;
}

function chapterStarts({ fromMs, toMs }: Interval): number[] {
  const starts: number[] = [];
  for (let start = Math.floor(fromMs / chapterMs) * chapterMs; start < toMs; start += chapterMs) {
    starts.push(start);
  }
  return starts;
}

const inRange =
  "organization_id = {organizationId: UUID} AND bucket >= toDateTime({from: UInt32}) AND bucket < toDateTime({to: UInt32})";

async function readSeals(database: Database, organizationId: string, range: Interval): Promise<Seal[]> {
  const rows = await database.query(
    {
      sql: `SELECT not_rolled_up AS leftOut,
          groupArray(toUnixTimestamp(bucket)) AS seconds,
          groupArray(toString(newest)) AS generations,
          groupArray(is_alone) AS alone
        FROM (${bucketStates(inRange)})
        WHERE is_sealed
        GROUP BY leftOut`,
      params: { organizationId, from: range.fromMs / 1000, to: range.toMs / 1000 },
      tag: "rollup.seals",
    },
    z.object({
      leftOut: z.array(z.string()),
      seconds: z.array(z.number()),
      generations: z.array(z.string()),
      alone: z.array(z.number()),
    }),
  );
  const seals = rows.flatMap(({ leftOut, seconds, generations, alone }) =>
    seconds.map((second, index) => ({
      startMs: second * 1000,
      generation: generations[index] ?? "0",
      isAlone: alone[index] === 1,
      leftOut,
    })),
  );
  return seals.sort((a, b) => a.startMs - b.startMs);
}

/** Claims and marks only ever become more, so as long as their number is the same nothing has changed. */
async function readStamps(
  database: Database,
  organizationId: string,
  starts: readonly number[],
): Promise<Map<number, string>> {
  const [first = 0, last = 0] = [starts[0], starts.at(-1)];
  const rows = await database.query(
    {
      sql: `SELECT intDiv(toUnixTimestamp(bucket), {width: UInt32}) AS chapter, sum(changes) AS changes
        FROM (
          SELECT bucket, 1 AS changes FROM rollup_claims WHERE ${inRange}
          UNION ALL SELECT bucket, marks FROM rollup_marks WHERE ${inRange})
        GROUP BY chapter`,
      params: {
        organizationId,
        from: first / 1000,
        to: (last + chapterMs) / 1000,
        width: chapterMs / 1000,
      },
      tag: "rollup.stamps",
    },
    z.object({ chapter: z.number(), changes: z.coerce.number() }),
  );
  return new Map(rows.map(({ chapter, changes }) => [chapter * chapterMs, String(changes)]));
}
