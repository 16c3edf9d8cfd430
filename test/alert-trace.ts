import { v5 as nameUuid } from "uuid";
import { decimalText } from "@/lib/decimal-units";
import type { RequestRecord } from "@/lib/record";
import { requestRecord } from "./request-record";

/** A call of a trace: when it came, and how many tokens went either way. */
export interface TracedCall {
  offsetMs: number;
  contextTokens: number;
  generatedTokens: number;
  service: "chat" | "code";
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Calls out of the text of a trace with the columns TIMESTAMP, ContextTokens and GeneratedTokens. */
export function readTrace(csv: string, service: TracedCall["service"]): TracedCall[] {
  const rows = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(","));
  const timeOf = (text = "") => Date.parse(`${text.slice(0, 23).replace(" ", "T")}Z`);
  const startMs = timeOf(rows[0]?.[0]);
  return rows.map(([at, context, generated]) => ({
    offsetMs: timeOf(at) - startMs,
    contextTokens: Number(context),
    generatedTokens: Number(generated),
    service,
  }));
}

/** A trace of the same form: an hour of bursts and lulls, with tokens spread as those of real calls are. */
export function madeTrace(calls: number, seed: number): TracedCall[] {
  const random = randomOf(seed);
  const pick = (median: number, spread: number) =>
    Math.max(1, Math.round(median * Math.exp(spread * (random() + random() + random() - 1.5))));
  const made: TracedCall[] = [];
  for (let offsetMs = 0; made.length < calls; ) {
    offsetMs += -Math.log(1 - random()) * (hourMs / calls) * (random() < 0.1 ? 5 : 0.55);
    const service = random() < 0.7 ? "chat" : "code";
    made.push({
      offsetMs,
      contextTokens: pick(service === "chat" ? 900 : 1_800, 1.6),
      generatedTokens: pick(service === "chat" ? 130 : 15, 1.8),
      service,
    });
  }
  return made;
}

/** What goes wrong: for some calls between two days something is other than it was. */
interface Incident {
  fromDay: number;
  toDay: number;
  of: (call: { customer: string | null; service: string }) => boolean;
  change: "fails" | "slow" | "dear" | "gone" | "verbose";
}

const incidents: readonly Incident[] = [
  { fromDay: 3, toDay: 3.25, of: ({ customer }) => customer === "acme", change: "fails" },
  { fromDay: 3.1, toDay: 3.6, of: ({ customer }) => customer === "globex", change: "fails" },
  { fromDay: 6, toDay: 6.5, of: ({ service }) => service === "code", change: "slow" },
  { fromDay: 9, toDay: 9.4, of: ({ customer }) => customer === null, change: "fails" },
  { fromDay: 11, toDay: 13, of: ({ customer }) => customer === "initech", change: "gone" },
  { fromDay: 14, toDay: 14.5, of: ({ customer }) => customer === "acme", change: "dear" },
  { fromDay: 17, toDay: 17.3, of: () => true, change: "gone" },
  { fromDay: 20, toDay: 20.7, of: ({ service }) => service === "chat", change: "verbose" },
  { fromDay: 22, toDay: 30, of: ({ customer }) => customer === "globex", change: "gone" },
  { fromDay: 25, toDay: 25.2, of: () => true, change: "slow" },
];

/**
 * The records of a trace that is stretched over so many days, its bursts with it, by five customers of whom one is not
 * named, and with incidents.
 */
export function tracedRecords(trace: readonly TracedCall[], startMs: number, days: number): RequestRecord[] {
  const random = randomOf(7);
  const spanMs = Math.max(...trace.map(({ offsetMs }) => offsetMs)) + 1;
  return trace.flatMap((call, index): RequestRecord[] => {
    const atDay = (call.offsetMs / spanMs) * days;
    const draw = random();
    const customer = customers[Math.floor(draw * customers.length)] ?? null;
    const changes = incidents
      .filter(
        ({ fromDay, toDay, of }) =>
          atDay >= fromDay && atDay < toDay && of({ customer, service: call.service }),
      )
      .map(({ change }) => change);
    if (changes.includes("gone")) return [];
    return [
      recordOf(call, { index, customer, changes, createdAtMs: startMs + Math.floor(atDay * dayMs) }, random),
    ];
  });
}

const customers: readonly (string | null)[] = ["acme", "acme", "globex", "initech", "hooli", null];

function recordOf(
  { contextTokens, generatedTokens, service }: TracedCall,
  call: {
    index: number;
    customer: string | null;
    changes: readonly Incident["change"][];
    createdAtMs: number;
  },
  random: () => number,
): RequestRecord {
  const { index, customer, changes, createdAtMs } = call;
  const hasFailed = random() < (changes.includes("fails") ? 0.6 : 0.01);
  const completion = generatedTokens * (changes.includes("verbose") ? 8 : 1);
  const slower = changes.includes("slow") ? 6 : 1;
  const firstTokenMs = Math.round((80 + contextTokens / 12) * slower * (0.7 + random() * 0.6));
  const millionths = contextTokens * 2_500_000 + completion * 10_000_000;
  const isPriced = random() > 0.03;
  return requestRecord({
    requestId: nameUuid(`call ${index}`, "6f0c1a52-6d2b-4f5e-8a38-93c6a5a2a7c1"),
    createdAtMs,
    status: hasFailed ? 500 : 200,
    model: service === "chat" ? "gpt-5-mini" : "gpt-5",
    latencyMs: firstTokenMs + completion * 22 * slower,
    timeToFirstTokenMs: hasFailed ? null : firstTokenMs,
    isStream: !hasFailed,
    usage: hasFailed
      ? null
      : {
          promptTokens: contextTokens,
          completionTokens: completion,
          promptCacheReadTokens: random() < 0.3 ? Math.floor(contextTokens / 2) : 0,
          promptCacheWriteTokens: random() < 0.1 ? Math.floor(contextTokens / 3) : 0,
          promptAudioTokens: 0,
          completionAudioTokens: 0,
          reasoningTokens: 0,
        },
    costUsd:
      hasFailed || !isPriced
        ? null
        : decimalText(BigInt(millionths) * (changes.includes("dear") ? 9n : 1n), 12),
    userId: random() < 0.1 ? "" : `user-${Math.floor(random() ** 2 * 60)}`,
    properties: [
      ["Service", service],
      ...(customer === null ? [] : [["Customer", customer] as const]),
      ...(random() < 0.8
        ? [["Ticket", `T-${Math.floor(createdAtMs / (4 * hourMs))}-${Math.floor(random() * 6)}`] as const]
        : []),
    ],
    requestBody: "",
    responseBody: "",
  });
}

/** Numbers from 0 to 1 that are the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
