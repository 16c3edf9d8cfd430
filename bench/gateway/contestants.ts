import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Facet, startFacet } from "../../scripts/harness/facet";
import { waitUntilDrained } from "../../scripts/harness/pending";
import { postJson } from "../../scripts/harness/post-json";
import { providerEnvironment } from "../../scripts/harness/provider-environment";
import { startReceiver } from "../../scripts/harness/receiver";
import { startWorker } from "../shared/worker";
import { limitedHeaders, makeLimits } from "./limits";
import { startPeer } from "./peer";
import type { Address } from "./requests";

/** One way for a call to reach the stand-in provider. */
export interface Contestant extends Address {
  name: ContestantName;
  pid: number;
  /** Waits until work that was put off (writing records) is done, so that nobody else is measured with it. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export const contestantNames = {
  direct: "direct",
  floor: "bare undici proxy (floor)",
  facet: "Facet, npm start",
  facetLimits: "Facet with limits",
  facetWebhook: "Facet, slow webhook",
  facetFetch: "Facet, Fetch door (next start)",
  peer: "Portkey gateway 1.15.2",
} as const;

export type ContestantName = (typeof contestantNames)[keyof typeof contestantNames];

const providerKey = { authorization: "Bearer sk-stand-in" };
/** What the receiver of the webhook takes for every delivery. */
const slowMs = 5_000;
const nothingToSettle = async () => {};

/** Starts everybody, each in a process of its own. */
export async function startContestants(): Promise<Contestant[]> {
  const standIn = await startWorker("stand-in");
  const upstream = z.string().parse(standIn.hello);
  process.env.FLOOR_UPSTREAM = upstream;
  const floor = await startWorker("floor");
  const peer = await startPeer();
  const env = { ...providerEnvironment(upstream), FACET_LOG_LEVEL: "error" };
  const facet = await startFacet({ env });
  const facetLimits = await startFacet({ env });
  await makeLimits(facetLimits);
  const slow = await startReceiver(() => sleep(slowMs, undefined));
  const facetWebhook = await startFacet({ env: { ...env, FACET_ALLOW_PRIVATE_TARGETS: "1" } });
  await postJson(facetWebhook, "/v1/webhooks", { destination: slow.url });
  const next = [process.execPath, "node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1"];
  const facetFetch = await startFacet({ env, command: next });
  return [
    {
      name: contestantNames.direct,
      port: Number(new URL(upstream).port),
      headers: providerKey,
      pid: standIn.pid,
      settle: nothingToSettle,
      stop: standIn.stop,
    },
    {
      name: contestantNames.floor,
      port: z.object({ port: z.number() }).parse(floor.hello).port,
      headers: providerKey,
      pid: floor.pid,
      settle: nothingToSettle,
      stop: floor.stop,
    },
    facetContestant(contestantNames.facet, facet),
    facetContestant(contestantNames.facetLimits, facetLimits, limitedHeaders),
    {
      ...facetContestant(contestantNames.facetWebhook, facetWebhook),
      stop: async () => {
        await facetWebhook.stop();
        await slow.close();
      },
    },
    facetContestant(contestantNames.facetFetch, facetFetch),
    {
      name: contestantNames.peer,
      port: peer.port,
      headers: {
        ...providerKey,
        "x-portkey-provider": "openai",
        "x-portkey-custom-host": `${upstream}/v1`,
      },
      pid: peer.pid,
      settle: nothingToSettle,
      stop: peer.stop,
    },
  ];
}

function facetContestant(
  name: ContestantName,
  facet: Facet,
  headers: Record<string, string> = {},
): Contestant {
  return {
    name,
    port: Number(new URL(facet.baseUrl).port),
    headers: { authorization: `Bearer ${facet.apiKey}`, ...headers },
    pid: facet.pid,
    settle: () => waitUntilDrained(facet.baseUrl),
    stop: async () => {
      await facet.stop();
    },
  };
}
