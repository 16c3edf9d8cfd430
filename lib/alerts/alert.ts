import { z } from "zod";
import { emptyFilter, parseWire, printWire } from "@/lib/filters";
import { type AlertRule, aggregations, alertConditions, alertMetricIds, baselines } from "./rule";

/** Who is told. */
export interface AlertAudience {
  channels: string[];
  emails: string[];
  slackChannels: string[];
}

/** An alert as it is stored: one row per version. */
export interface StoredAlert {
  organizationId: string;
  id: string;
  version: number;
  /** Time-ordered id of this change, by which the first of two writers of one version wins. */
  revision: string;
  name: string;
  rule: AlertRule;
  audience: AlertAudience;
  isEnabled: boolean;
  /** An API key's id; null for people signed in to the dashboard. */
  createdBy: string | null;
  createdAtMs: number;
  updatedBy: string | null;
  updatedAtMs: number;
  isDeleted: boolean;
}

const definitionSchema = z.object({
  metric: z.enum(alertMetricIds),
  aggregation: z.enum(aggregations).nullable(),
  percentile: z.number().nullable(),
  unit: z.string().nullable(),
  condition: z.enum(alertConditions),
  baseline: z.enum(baselines).nullable(),
  threshold: z.string().nullable(),
  recoveryThreshold: z.string().nullable(),
  recoverAfterMs: z.number(),
  windowMs: z.number(),
  evaluateEveryMs: z.number(),
  minimumRequests: z.number(),
  grouping: z.string().nullable(),
  filter: z.unknown(),
  renotifyEveryMs: z.number().nullable(),
  channels: z.array(z.string()),
  emails: z.array(z.string()),
  slackChannels: z.array(z.string()),
});

/** What is kept of an alert beside its name, as text. */
export function printDefinition(rule: AlertRule, audience: AlertAudience): string {
  return JSON.stringify({ ...rule, filter: printWire(rule.filter), ...audience });
}

/** The same, read back. */
export function parseDefinition(text: string): { rule: AlertRule; audience: AlertAudience } {
  const { channels, emails, slackChannels, filter, ...rule } = definitionSchema.parse(JSON.parse(text));
  const parsed = parseWire(filter ?? "all");
  return {
    rule: { ...rule, filter: parsed.ok ? parsed.filter : emptyFilter },
    audience: { channels, emails, slackChannels },
  };
}

/**
 * A name for what a rule measures, and of which groups. What was found under one of another name says nothing of this
 * one.
 */
export function measured({
  metric,
  aggregation,
  percentile,
  unit,
  condition,
  grouping,
  filter,
}: AlertRule): string {
  return JSON.stringify([metric, aggregation, percentile, unit, condition, grouping, printWire(filter)]);
}
