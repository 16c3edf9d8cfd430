import type { Random } from "./random";

// The demo imagines a company that sells its assistant to shops; these are what its calls are tagged with.
const customers = [
  "alpine-outfitters",
  "harbor-books",
  "nordic-bikes",
  "green-garden",
  "city-pharmacy",
  "blue-ocean-travel",
  "corner-bakery",
  "old-town-wines",
  "tiny-toys",
  "sunny-solar",
] as const;
const versions = { production: "v2.4.1", staging: "v2.5.0-rc.2", development: "v2.6.0-dev" } as const;

/** What one visit carries on all of its calls: who, where and which build. */
export interface Visit {
  userId: string;
  sessionId: string;
  properties: Record<string, string>;
}

/** Draws the circumstances of a visit: few customers and users cause most of the traffic. */
export function drawVisit(random: Random, feature: string): Visit {
  const environment = random.pick<keyof typeof versions>([
    "production",
    "production",
    "production",
    "production",
    "production",
    "staging",
    "staging",
    "development",
  ]);
  const customer = random.pickSkewed(customers);
  const user = Math.floor(random.next() ** 2 * 24) + 1;
  return {
    userId: `${customer}-user-${user}`,
    sessionId: crypto.randomUUID(),
    properties: {
      Environment: environment,
      Feature: feature,
      Customer: customer,
      App: random.pickSkewed(["web", "mobile", "api"]),
      Plan: customers.indexOf(customer) < 3 ? "enterprise" : random.pickSkewed(["team", "free"]),
      Region: random.pickSkewed(["eu-west-1", "us-east-1", "ap-northeast-1"]),
      Version: versions[environment],
    },
  };
}
