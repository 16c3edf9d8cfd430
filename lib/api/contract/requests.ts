import { z } from "zod";
import { requestRowSchema } from "@/lib/record";
import { contract, dataAnswer } from "./contract";
import { filterRequired, selection, warnings } from "./selection";
import { sortSchema } from "./sort";
import { requestIdParams, requestIdSchema, urlFlag, wholeNumber } from "./values";

const page = {
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  limit: wholeNumber(0, 1_000).default(10),
  sort: sortSchema.optional(),
  cursor: z.string().max(20_000).optional().meta({
    description:
      "Facet's own: the `cursor` of the page before; unlike an offset it never skips or repeats rows",
  }),
  includeInputs: z.boolean().optional().meta({ description: "Accepted for the wire format's sake" }),
  isPartOfExperiment: z.boolean().optional().meta({ description: "Accepted for the wire format's sake" }),
  includeBodies: z.boolean().default(true).meta({
    description: "Facet's own: without bodies a page is small and fast; they are null then",
  }),
};

const pageBody = z
  .strictObject({ ...selection, ...page })
  .meta({ id: "RequestQuery", override: filterRequired });

export const queryRequests = contract({
  method: "POST",
  path: "/v1/request/query-clickhouse",
  operationId: "queryRequests",
  tag: "Requests",
  summary: "List requests",
  description:
    "A page of the requests a filter selects. Property keys in `properties` are spelled as they were first sent.",
  permission: "r",
  input: z.object({ body: pageBody }),
  answer: dataAnswer(z.array(requestRowSchema)).extend({
    cursor: z.string().nullable().meta({ description: "Where the next page begins; null on the last" }),
    warnings,
  }),
  status: 201,
  errors: ["timeout"],
});

export const countRequests = contract({
  method: "POST",
  path: "/v1/request/count/query",
  operationId: "countRequests",
  tag: "Requests",
  summary: "Count requests",
  description:
    "How many requests a filter selects. Takes the body of a query; what concerns the page is ignored.",
  permission: "r",
  input: z.object({ body: pageBody }),
  answer: dataAnswer(z.int()).extend({ warnings }),
  status: 200,
  errors: ["timeout"],
});

export const queryRequestsByIds = contract({
  method: "POST",
  path: "/v1/request/query-ids",
  operationId: "queryRequestsByIds",
  tag: "Requests",
  summary: "Get several requests",
  description: "The requests with these ids, newest first, with their bodies; unknown ids are left out.",
  permission: "r",
  input: z.object({
    body: z.strictObject({ requestIds: z.array(requestIdSchema).max(1_000) }),
  }),
  answer: dataAnswer(z.array(requestRowSchema)),
  status: 200,
});

export const getRequest = contract({
  method: "GET",
  path: "/v1/request/{requestId}",
  operationId: "getRequest",
  tag: "Requests",
  summary: "Get a request",
  description: "One request as it is now, also one that was answered a moment ago.",
  permission: "r",
  input: z.object({
    params: requestIdParams,
    query: z.object({
      includeBody: urlFlag.optional().meta({ description: "With both bodies; they are null otherwise" }),
    }),
  }),
  answer: dataAnswer(requestRowSchema),
  status: 200,
  errors: ["not_found"],
});
