import type { WireFilter } from "@/lib/filters/wire/print";

/** Which requests a webhook is for. */
export interface WebhookConfig {
  /** Percent of the requests that are meant, from 0 to 100. */
  sampleRate: number;
  /** Properties a request must have, each with this very value; keys without regard to case. */
  propertyFilters: { key: string; value: string }[];
  /** What a request must be beside that, as the API takes filters; every request when absent. */
  filter?: WireFilter;
  /** Channels that are told when Facet switches it off. */
  channels?: string[];
}

/** A webhook as it is stored: one row per version. */
export interface StoredWebhook {
  organizationId: string;
  id: string;
  version: number;
  /** Time-ordered id of this change, by which the first of two writers of one version wins. */
  revision: string;
  destination: string;
  config: WebhookConfig;
  /** Whether deliveries carry model, cost and the other figures. */
  includeData: boolean;
  sealedSecret: string;
  isEnabled: boolean;
  /** Why Facet switched it off; empty when it did not. */
  notice: string;
  createdAtMs: number;
  updatedAtMs: number;
  isDeleted: boolean;
}

/** The kinds of delivery that go to a webhook's destination. */
export const webhookKinds = { request: "webhook", test: "webhook-test" } as const;
