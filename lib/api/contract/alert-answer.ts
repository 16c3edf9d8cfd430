import { z } from "zod";
import { aggregations, alertConditions, alertMetricIds, baselines } from "@/lib/alerts/rule";
import { moment } from "./time-buckets";

const writer = z
  .uuid()
  .nullable()
  .meta({ description: "Id of the API key; null for people signed in to the dashboard" });

const valueText = z.string().meta({ description: "As people read it", example: "7.2 %" });
const value = z.number().nullable().meta({
  description:
    "What is held against the threshold: the value, or for changes the percent. Null where nothing can be said, and for what rose from nothing",
});

const groupName = {
  group: z.string().meta({
    description:
      "Names the group in other calls: empty for all requests, `=` and the value, or `-` for requests without one",
    example: "=acme",
  }),
  group_value: z
    .string()
    .nullable()
    .meta({ description: "Null for all requests, and for those without a value" }),
  group_label: z.string().nullable().meta({
    description: "The value as people know it, or `not set`; null for all requests",
  }),
};

export const alertGroupSchema = z
  .object({
    ...groupName,
    status: z.enum(["triggered", "resolved", "unknown"]).meta({
      description: "`unknown` where there were too few requests to tell and nothing had fired",
    }),
    value,
    value_text: valueText,
    before_text: z.string().nullable().meta({ description: "What was measured in the earlier window" }),
    requests: z.int(),
    triggered_at: moment.nullable(),
    triggered_value: value,
    worst_value: value,
    worst_text: z.string().nullable(),
    good_since: moment.nullable().meta({ description: "Since when a triggered group has been good again" }),
    acknowledged_at: moment.nullable(),
    snoozed_until: moment.nullable(),
    link: z.string().meta({ description: "Path within Facet that shows the very requests" }),
  })
  .meta({ id: "AlertGroup" });

export const alertSchema = z
  .object({
    id: z.uuid(),
    org_id: z.uuid(),
    name: z.string(),
    description: z.string().meta({
      description: "When it fires, in words",
      example: "Error rate at or above 5 % within 10 minutes",
    }),
    metric: z.enum(alertMetricIds),
    threshold: z.number().nullable(),
    aggregation: z.enum(aggregations).nullable(),
    percentile: z.number().nullable(),
    unit: z.string().nullable(),
    condition: z.enum(alertConditions),
    baseline: z.enum(baselines).nullable(),
    recovery_threshold: z.number().nullable(),
    recovery_after_ms: z.int(),
    time_window: z.string().meta({ description: "Milliseconds" }),
    evaluate_every_ms: z.int(),
    minimum_request_count: z.int(),
    grouping: z.string().nullable(),
    grouping_is_property: z.boolean(),
    grouping_label: z.string().nullable(),
    filter: z.unknown(),
    filter_text: z.string(),
    emails: z.array(z.string()),
    slack_channels: z.array(z.string()),
    channels: z.array(z.string()),
    renotify_every_ms: z.int().nullable(),
    is_enabled: z.boolean(),
    status: z.enum(["triggered", "resolved"]),
    snoozed_until: moment.nullable(),
    evaluated_at: moment.nullable(),
    next_evaluation_at: moment.nullable(),
    error: z.string().nullable().meta({ description: "Why the last evaluation came to nothing" }),
    group_count: z.int(),
    groups: z
      .array(alertGroupSchema)
      .meta({ description: "Those that fire first; at most 200 of the others" }),
    version: z.int(),
    created_by: writer,
    created_at: moment,
    updated_by: writer,
    updated_at: moment,
  })
  .meta({ id: "Alert" });

export const alertEpisodeSchema = z
  .object({
    id: z.uuid(),
    alert_id: z.uuid(),
    alert_name: z.string(),
    alert_metric: z.string(),
    alert_start_time: moment,
    alert_end_time: moment.nullable(),
    triggered_value: value,
    triggered_text: valueText,
    worst_value: value,
    worst_text: valueText,
    threshold: z.number().nullable(),
    threshold_text: valueText.nullable(),
    status: z.enum(["triggered", "resolved"]),
    ...groupName,
    end_reason: z
      .string()
      .nullable()
      .meta({ description: "Why it ended, where that was not for its values" }),
    link: z.string().nullable(),
  })
  .meta({ id: "AlertEpisode" });

export const alertPreviewSchema = z
  .object({
    from: moment,
    to: moment,
    evaluated_every_ms: z.int().meta({
      description: "As often as the alert is to be, or less often where that would be too much to look at",
    }),
    evaluations: z.int(),
    firings: z.int(),
    notices: z.int().meta({ description: "How many messages would have been sent" }),
    group_count: z.int(),
    groups_read: z.int().meta({ description: "Of more groups only those with most requests are looked at" }),
    point_ms: z.int().meta({ description: "How wide the stretches of time are that the points stand for" }),
    groups: z
      .array(
        z.object({
          ...groupName,
          firings: z.int(),
          firing_ms: z.int(),
          points: z
            .array(z.number().nullable())
            .meta({ description: "The worst value of each stretch of time" }),
        }),
      )
      .meta({ description: "Those that would have fired most often first, at most 12" }),
    episodes: z
      .array(
        z.object({
          ...groupName,
          started_at: moment,
          ended_at: moment.nullable(),
          triggered_value: value,
          triggered_text: valueText,
          worst_value: value,
          worst_text: valueText,
        }),
      )
      .meta({ description: "The newest first, at most 500" }),
    elapsed_ms: z.int(),
  })
  .meta({ id: "AlertPreview" });
