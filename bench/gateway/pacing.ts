import { request } from "node:http";
import { median } from "../shared/statistics";
import type { Contestant } from "./contestants";
import { requestTexts } from "./requests";

const events = 40;
const gapMs = 5;

export interface Pacing {
  /** Share of the events that came by themselves, at least half of the provider's pause after the one before. */
  shareAlone: number;
  /** Median time between two events; the provider pauses 5 ms. */
  gapMs: number;
}

/** How the events of a slow stream arrive: one by one as they were sent, or in clumps. */
export async function measurePacing(contestant: Contestant, streams: number): Promise<Pacing> {
  const gaps: number[] = [];
  for (let stream = 0; stream < streams; stream++) {
    gaps.push(...(await gapsOfOneStream(contestant)));
  }
  return { shareAlone: gaps.filter((gap) => gap >= gapMs / 2).length / gaps.length, gapMs: median(gaps) };
}

function gapsOfOneStream(contestant: Contestant): Promise<number[]> {
  const [body = ""] = requestTexts(contestant, true).map((text) => text.slice(text.indexOf("\r\n\r\n") + 4));
  const headers = {
    "content-type": "application/json",
    ...contestant.headers,
    "x-stand-in": `chunks=${events}; chunk-delay-ms=${gapMs}`,
  };
  return new Promise((resolve, reject) => {
    const options = { port: contestant.port, path: "/v1/chat/completions", method: "POST", headers };
    const sent = request(options, (response) => {
      const arrivals: number[] = [];
      response.on("data", (data: Buffer) => {
        const text = data.toString("utf8");
        // Every event that came in this read arrived now; the end mark follows the last one without a pause.
        for (const _ of text.matchAll(/^data: (?!\[DONE\])/gm)) {
          arrivals.push(performance.now());
        }
      });
      response.on("end", () => resolve(arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? at))));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
