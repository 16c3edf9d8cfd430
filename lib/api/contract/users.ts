import { z } from "zod";
import { userSortKeys } from "@/lib/queries/user-figures";
import { userSchema } from "@/lib/users/user-row";
import { contract, dataAnswer } from "./contract";
import { grouped, histogramRows, offsetMinutes, percentileOptions, searchText, unixTimeMs } from "./grouped";
import { elapsedMs, filterRequired, warnings } from "./selection";
import { tableSort } from "./table-sort";
import { wholeNumber } from "./values";

const timeFilterSchema = z
  .strictObject({ startTimeUnixSeconds: unixTimeMs, endTimeUnixSeconds: unixTimeMs })
  .refine(({ startTimeUnixSeconds, endTimeUnixSeconds }) => startTimeUnixSeconds <= endTimeUnixSeconds, {
    error: "must not end before it begins: its start lies after its end.",
  })
  .meta({ id: "UserTimeFilter" });

const sortSchema = tableSort(userSortKeys, { id: "user_id" }).meta({
  description: `Names with a direction: ${userSortKeys.join(", ")}; the last active first when absent`,
  example: { cost: "desc" },
});

export const queryUserMetrics = contract({
  method: "POST",
  path: "/v1/user/metrics/query",
  operationId: "queryUserMetrics",
  tag: "Users",
  summary: "List users with what they come to",
  description:
    "The users of the requests a filter selects. All requests without a user stand in one row with an empty id.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...grouped,
        search: searchText
          .default("")
          .meta({ description: "Facet's own: a part of the user's id, in any case" }),
        timeFilter: timeFilterSchema
          .optional()
          .meta({ description: "Between the two moments, both excluded" }),
        timeZoneDifferenceMinutes: offsetMinutes.meta({
          description:
            "Minutes from the caller's time to UTC, as JavaScript's getTimezoneOffset: -60 in Berlin",
        }),
        sort: sortSchema.default([]),
        offset: wholeNumber(0, 10_000_000).default(0),
        limit: wholeNumber(0, 1_000).default(100),
      })
      .meta({ id: "UserMetricsQuery", override: filterRequired }),
  }),
  answer: dataAnswer(
    z.object({
      users: z.array(userSchema),
      count: z.int().meta({ description: "How many rows there are, whatever the limit" }),
      hasUsers: z.boolean().meta({ description: "Whether any request of the organization names its user" }),
    }),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});

export const queryUsers = contract({
  method: "POST",
  path: "/v1/user/query",
  operationId: "queryUsers",
  tag: "Users",
  summary: "Get the usage of users",
  description: "At most 100 users, those with the most requests first.",
  permission: "r",
  input: z.object({
    body: z.strictObject({
      userIds: z
        .array(
          z
            .string()
            .max(8_192)
            .overwrite((id) => id.toWellFormed()),
        )
        .max(1_000)
        .optional()
        .meta({ description: "All users when absent; none for an empty list" }),
      timeFilter: timeFilterSchema
        .optional()
        .meta({ description: "From one moment to the other, both included" }),
    }),
  }),
  answer: dataAnswer(
    z.array(
      z.object({
        user_id: z.string(),
        count: z.int(),
        prompt_tokens: z.int(),
        completion_tokens: z.int(),
        cost: z.number().nullable(),
        cost_usd: z.string().nullable().meta({ description: "Exact text; null when no request has a price" }),
      }),
    ),
  ),
  status: 200,
  errors: ["timeout"],
});

export const queryUserOverview = contract({
  method: "POST",
  path: "/v1/user/metrics-overview/query",
  operationId: "queryUserOverview",
  tag: "Users",
  summary: "See how requests and cost spread over users",
  description:
    "Histograms over the users of the requests a filter selects; requests without a user are left out.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({ ...grouped, ...percentileOptions })
      .meta({ id: "UserOverviewQuery", override: filterRequired }),
  }),
  answer: dataAnswer(
    z.object({
      request_count: histogramRows,
      user_cost: histogramRows.meta({
        description: "In US dollars; users without any price are in no range",
      }),
    }),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
