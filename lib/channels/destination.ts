import { randomBytes } from "node:crypto";
import { receiverUrl } from "@/lib/deliveries/post";
import { ApiError } from "@/lib/errors";
import { openSecret, sealSecret } from "@/lib/sealed-secret";
import type { ChannelKind, Destination, ShownDestination, StoredChannel } from "./channel";
import { destinationSchema } from "./channel";

/** PagerDuty's own address for events; `https://events.eu.pagerduty.com/v2/enqueue` in its European region. */
const pagerDutyEventsUrl = "https://events.pagerduty.com/v2/enqueue";

/** The parts of a destination that callers may send; which ones depends on the kind. */
export interface DestinationParts {
  to?: string[];
  url?: string;
  routingKey?: string;
  eventsUrl?: string;
  /** `new` for one that Facet makes. */
  signingSecret?: string;
}

/**
 * The destination that a caller describes, on top of the one there was.
 *
 * @throws ApiError `invalid` for parts that the kind does not have or lacks, and addresses Facet does not send to.
 */
export function mergedDestination(
  kind: ChannelKind,
  parts: DestinationParts,
  before?: Destination,
): Destination {
  const { needed, optional } = partsOfKind[kind];
  const merged: DestinationParts = { ...before, ...parts };
  if (parts.signingSecret === "new") merged.signingSecret = newSigningSecret();
  for (const part of partNames) {
    if (parts[part] !== undefined && !needed.includes(part) && !optional.includes(part)) {
      throw partFault(
        part,
        `is not part of a channel of the kind ${kind}, which takes ${needed.join(" and ")}.`,
      );
    }
    if (merged[part] === undefined && needed.includes(part)) {
      throw partFault(part, `is missing: a channel of the kind ${kind} needs it.`);
    }
  }
  const destination = destinationSchema.parse({
    signingSecret: newSigningSecret(),
    eventsUrl: pagerDutyEventsUrl,
    ...merged,
    kind,
  });
  if (destination.kind === "pagerduty") receiverUrl(destination.eventsUrl);
  else if (destination.kind !== "email") receiverUrl(destination.url);
  return destination;
}

/** A key of 32 random bytes in the spelling of Standard Webhooks. */
function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** What may be seen of a destination: enough to tell two apart, too little to send anything there. */
export function shownDestination(destination: Destination): ShownDestination {
  const hidden = { to: null, eventsUrl: null };
  switch (destination.kind) {
    case "email":
      return { ...hidden, target: destination.to.join(", "), to: destination.to };
    case "pagerduty":
      return {
        ...hidden,
        target: `${new URL(destination.eventsUrl).host}, key …${destination.routingKey.slice(-4)}`,
        eventsUrl: destination.eventsUrl,
      };
    default: {
      const { host, pathname, search } = new URL(destination.url);
      const path = pathname + search;
      // The end of a short path could be all there is to guess.
      return { ...hidden, target: `${host}/…${path.length > 12 ? path.slice(-4) : ""}` };
    }
  }
}

export function sealDestination(id: string, destination: Destination): string {
  return sealSecret(JSON.stringify(destination), placeOf(id));
}

/** @throws ApiError `conflict` when it was sealed with a key that is gone. */
export function openDestination({ id, sealed }: Pick<StoredChannel, "id" | "sealed">): Destination {
  return destinationSchema.parse(JSON.parse(openSecret(sealed, placeOf(id))));
}

const partNames = ["to", "url", "routingKey", "eventsUrl", "signingSecret"] as const;
type PartName = (typeof partNames)[number];

const partsOfKind: Readonly<
  Record<ChannelKind, { needed: readonly PartName[]; optional: readonly PartName[] }>
> = {
  email: { needed: ["to"], optional: [] },
  slack: { needed: ["url"], optional: [] },
  discord: { needed: ["url"], optional: [] },
  teams: { needed: ["url"], optional: [] },
  webhook: { needed: ["url"], optional: ["signingSecret"] },
  pagerduty: { needed: ["routingKey"], optional: ["eventsUrl"] },
};

function partFault(part: PartName, message: string): ApiError {
  return new ApiError("invalid", `${part} ${message}`, [{ path: part, message }]);
}

function placeOf(id: string): string {
  return `channel ${id}`;
}
