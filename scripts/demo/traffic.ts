import { setTimeout as delay } from "node:timers/promises";
import type { DemoCall, Scenario } from "./demo-call";
import { drawVisit, type Visit } from "./imagined-company";
import { makeRandom, type Random } from "./random";
import { agent } from "./scenarios/agent";
import { codeReview } from "./scenarios/code-review";
import { documents } from "./scenarios/documents";
import { extraction } from "./scenarios/extraction";
import { search } from "./scenarios/search";
import { support } from "./scenarios/support";
import { type Clients, makeClients, send } from "./send";
import { standInBehaviour } from "./stand-in-behaviour";

const scenarios: readonly Scenario[] = [support, search, documents, codeReview, extraction, agent];

export interface TrafficOptions {
  baseUrl: string;
  apiKey: string;
  /** The burst at the beginning fills the dashboard. */
  burstCalls?: number;
  burstConcurrency?: number;
  seed?: number;
  /** Told once the burst is over. */
  onBurst?(sent: TrafficCounts): void;
  signal: AbortSignal;
}

export interface TrafficCounts {
  answered: number;
  failed: number;
}

/** Sends varied traffic until `signal` aborts: a burst at first, then about one visit every two seconds. */
export async function sendTraffic(options: TrafficOptions): Promise<TrafficCounts> {
  const { burstCalls = 500, burstConcurrency = 10, seed = 1, signal } = options;
  const clients = makeClients(options.baseUrl, options.apiKey);
  const random = makeRandom(seed);
  const counts = { answered: 0, failed: 0 };
  const sentSoFar = () => counts.answered + counts.failed;

  await Promise.all(
    Array.from({ length: burstConcurrency }, async () => {
      while (sentSoFar() < burstCalls && !signal.aborted) {
        await makeVisit(clients, random, counts, signal);
      }
    }),
  );
  if (!signal.aborted) {
    options.onBurst?.(counts);
  }
  while (!signal.aborted) {
    await makeVisit(clients, random, counts, signal);
    await delay(random.between(500, 3500), undefined, { signal }).catch(() => {});
  }
  return counts;
}

/** One visit: the calls of one scenario, one after the other, as parts of one session. */
async function makeVisit(
  clients: Clients,
  random: Random,
  counts: TrafficCounts,
  signal: AbortSignal,
): Promise<void> {
  const scenario = drawScenario(random);
  const visit = drawVisit(random, scenario.feature);
  const calls = scenario.calls(random)[Symbol.iterator]();
  let step = calls.next(undefined);
  while (!step.done && !signal.aborted) {
    const call = step.value;
    const headers = { ...headersOf(visit, scenario, call), "x-stand-in": standInBehaviour(call, random) };
    const reply = await send(clients, call, headers);
    counts[reply ? "answered" : "failed"] += 1;
    step = calls.next(reply);
  }
}

function drawScenario(random: Random): Scenario {
  let left = random.next() * scenarios.reduce((sum, { weight }) => sum + weight, 0);
  const drawn = scenarios.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return drawn ?? support;
}

function headersOf(visit: Visit, scenario: Scenario, call: DemoCall): Record<string, string> {
  const properties = Object.entries({ ...visit.properties, ...call.properties });
  return {
    ...Object.fromEntries(properties.map(([key, value]) => [`Helicone-Property-${key}`, value])),
    "Helicone-User-Id": visit.userId,
    "Helicone-Session-Id": visit.sessionId,
    "Helicone-Session-Name": scenario.feature,
    "Helicone-Session-Path": call.path,
  };
}
