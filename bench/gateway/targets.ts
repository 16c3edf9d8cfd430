import { contestantNames } from "./contestants";
import type { Pacing } from "./pacing";
import type { Results } from "./results";

export interface Target {
  text: string;
  measured: string;
  isMet: boolean;
}

/** What the gateway promises, beside what was measured. */
export function targets(results: Results, pacing: { facet: Pacing; direct: Pacing }): Target[] {
  const json16 = { isStream: false, concurrency: 16 };
  const json1 = { isStream: false, concurrency: 1 };
  const stream1 = { isStream: true, concurrency: 1 };
  const { direct, facet, facetLimits, floor, peer } = contestantNames;
  const perSecond = (name: typeof facet | typeof facetLimits | typeof floor | typeof peer) =>
    results.median(name, json16, "perSecond");
  const ofFloor = perSecond(facet) / perSecond(floor);
  const ofPeer = perSecond(facet) / perSecond(peer);
  const ofUnlimited = perSecond(facetLimits) / perSecond(facet);
  const addedMs = results.median(facet, json1, "p50Ms") - results.median(direct, json1, "p50Ms");
  const addedToFirstByteMs =
    results.median(facet, stream1, "firstByteP50Ms") - results.median(direct, stream1, "firstByteP50Ms");
  const cpuUs = results.median(facet, json16, "cpuUs");
  const alone = pacing.facet.shareAlone / pacing.direct.shareAlone;
  return [
    {
      text: "c=16 JSON, requests/s of the floor >= 0.5",
      measured: ofFloor.toFixed(2),
      isMet: ofFloor >= 0.5,
    },
    { text: "c=16 JSON, requests/s of Portkey >= 8", measured: ofPeer.toFixed(1), isMet: ofPeer >= 8 },
    {
      text: "c=16 JSON, requests/s with limits, of those without >= 0.95",
      measured: ofUnlimited.toFixed(2),
      isMet: ofUnlimited >= 0.95,
    },
    {
      text: "c=1 JSON, added to direct p50 < 0.5 ms",
      measured: `${addedMs.toFixed(2)} ms`,
      isMet: addedMs < 0.5,
    },
    {
      text: "c=1 stream, added to the first byte p50 < 0.5 ms",
      measured: `${addedToFirstByteMs.toFixed(2)} ms`,
      isMet: addedToFirstByteMs < 0.5,
    },
    { text: "c=16 JSON, CPU per call <= 160 µs", measured: `${cpuUs.toFixed(0)} µs`, isMet: cpuUs <= 160 },
    {
      text: "streamed events that arrive alone, of those that do directly >= 0.95",
      measured: alone.toFixed(3),
      // A clumped stream is near 0; a busy machine now and then delays one event into the next.
      isMet: alone >= 0.95,
    },
  ];
}
