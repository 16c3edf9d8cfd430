import type { Call } from "@/lib/call";
import { asObject, asString } from "@/lib/guards";
import type { MeasuredUsage } from "./usage/measured-usage";

/** Sentences that keep a reader from taking the token counts or the cost for more than they are. */
export function usageNotes(
  call: Call,
  answer: unknown,
  usage: MeasuredUsage | null,
  cost: string | null,
): string[] {
  const notes: string[] = [];
  const isWhole = call.outcome === "complete";
  if (!usage && call.status < 400 && isGenerated(answer)) {
    notes.push(
      isWhole
        ? "The provider told no token counts."
        : "The answer ended before the provider told its token counts.",
    );
  }
  if (usage && !isWhole) {
    notes.push("The answer ended early, so its token counts may be too low.");
  }
  const tier = serviceTier(answer);
  if (cost !== null && otherwisePriced.has(tier)) {
    notes.push(`Priced at the standard list price, though the answer came in the service tier ${tier}.`);
  }
  return notes;
}

const otherwisePriced = new Set(["flex", "priority", "scale", "batch"]);

function serviceTier(answer: unknown): string {
  const body = asObject(answer);
  return asString(body.service_tier) || asString(asObject(body.usage).service_tier);
}

/** Whether the answer is text a model made, of which a provider is expected to tell the tokens. */
function isGenerated(answer: unknown): boolean {
  const body = asObject(answer);
  return (
    Array.isArray(body.choices) ||
    Array.isArray(body.candidates) ||
    body.type === "message" ||
    body.object === "response"
  );
}
