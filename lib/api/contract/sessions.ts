import { z } from "zod";
import { sessionSortKeys } from "@/lib/queries/session-figures";
import { localTime, sessionSchema, usd, usdText } from "@/lib/sessions/session-row";
import { contract, dataAnswer } from "./contract";
import { grouped, histogramRows, offsetMinutes, percentileOptions, searchText, unixTimeMs } from "./grouped";
import { elapsedMs, filterRequired, warnings } from "./selection";
import { tableSort } from "./table-sort";
import { clampedNumber } from "./values";

const timeFilterSchema = z
  .strictObject({ startTimeUnixMs: unixTimeMs, endTimeUnixMs: unixTimeMs })
  .refine(({ startTimeUnixMs, endTimeUnixMs }) => startTimeUnixMs <= endTimeUnixMs, {
    error: "must not end before it begins: its start lies after its end.",
  })
  .meta({ id: "SessionTimeFilter", description: "Between the two moments, both excluded" });

const shared = {
  ...grouped,
  timeFilter: timeFilterSchema.optional(),
  timezoneDifference: offsetMinutes.meta({
    description: "Minutes that are added to the times of the answer which have no offset of their own",
  }),
};

const listed = {
  ...shared,
  search: searchText.default("").meta({ description: "A part of the session's id or name, in any case" }),
  nameEquals: searchText.optional().meta({ description: "The name, in its case" }),
  offset: clampedNumber(0, 10_000_000).default(0),
  limit: clampedNumber(0, 1_000).default(50),
};

export const querySessions = contract({
  method: "POST",
  path: "/v1/session/query",
  operationId: "querySessions",
  tag: "Sessions",
  summary: "List sessions with what they come to",
  description:
    "The sessions of the requests a filter selects, the newest first. Requests without a session id are left out.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...listed,
        sort: tableSort(sessionSortKeys)
          .default([])
          .meta({ description: `Facet's own: names with a direction, of ${sessionSortKeys.join(", ")}` }),
      })
      .meta({ id: "SessionQuery", override: filterRequired }),
  }),
  answer: dataAnswer(z.array(sessionSchema)).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});

export const countSessions = contract({
  method: "POST",
  path: "/v1/session/count",
  operationId: "countSessions",
  tag: "Sessions",
  summary: "Add up sessions",
  description:
    "What the sessions of a query come to in all. Takes its body; what concerns the page is ignored.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({ ...listed, sort: z.unknown().optional() })
      .meta({ id: "SessionCountQuery", override: filterRequired }),
  }),
  answer: dataAnswer(
    z.object({
      count: z.int(),
      total_cost: usd,
      avg_cost: usd.meta({ description: "Per session" }),
      avg_latency: z
        .number()
        .nullable()
        .meta({ description: "Milliseconds, on the average of all requests" }),
      avg_requests: z.number().nullable().meta({ description: "Per session" }),
      // What follows is Facet's own and additional.
      total_cost_usd: usdText,
      total_requests: z.int(),
    }),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});

const ofNames = {
  ...shared,
  filter: shared.filter.optional(),
  ...percentileOptions,
};

export const querySessionNames = contract({
  method: "POST",
  path: "/v1/session/name/query",
  operationId: "querySessionNames",
  tag: "Sessions",
  summary: "List the names of sessions",
  description:
    "Up to 50 names, those used last first; the last 150 days when no time is given. Every session counts under the name that was sent last, or under the empty one.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...ofNames,
        nameContains: searchText.default("").meta({ description: "A part of the name, in any case" }),
      })
      .meta({ id: "SessionNameQuery" }),
  }),
  answer: dataAnswer(
    z.array(
      z.object({
        name: z.string(),
        created_at: localTime,
        last_used: localTime,
        first_used: localTime,
        session_count: z.int(),
        avg_latency: z.number(),
        // What follows is Facet's own and additional.
        total_requests: z.int(),
        total_cost: usd,
        total_cost_usd: usdText,
      }),
    ),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});

const average = z
  .array(z.object({ average: z.number().nullable() }))
  .meta({ description: "One figure: the average of all sessions, null without any" });

export const querySessionMetrics = contract({
  method: "POST",
  path: "/v1/session/metrics/query",
  operationId: "querySessionMetrics",
  tag: "Sessions",
  summary: "See how requests, duration and cost spread over sessions",
  description: "Histograms up to a percentile, and averages over all sessions. Durations are in seconds.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...ofNames,
        nameContains: searchText.default("").meta({
          description: "The name of the sessions as a whole, in its case; all sessions when empty",
        }),
        nameEquals: listed.nameEquals.meta({
          description: "Facet's own: the same, where an empty text means the sessions without a name",
        }),
        search: searchText
          .default("")
          .meta({ description: "Facet's own: a part of the session's id or name" }),
      })
      .meta({ id: "SessionMetricsQuery" }),
  }),
  answer: dataAnswer(
    z.object({
      session_count: histogramRows.meta({ description: "Requests of a session" }),
      session_duration: histogramRows.meta({ description: "Seconds" }),
      session_cost: histogramRows.meta({
        description: "US dollars; sessions without any price are in no range",
      }),
      average: z.object({ session_count: average, session_duration: average, session_cost: average }),
    }),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
