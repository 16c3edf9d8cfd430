"use client";

import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type Filter, printWire } from "@/lib/filters";
import { editSchema, sampleSchema } from "./edit-schema";

/** What is to be done to which requests, with the bounds of time fixed. */
export interface BulkRequest {
  filter: Filter;
  timeRange: { from?: string; to?: string };
  set: Record<string, string>;
  remove: readonly string[];
}

/** What a dry run showed, and the request it showed it for: only that can be started. */
export interface BulkPlan {
  asked: BulkRequest;
  selected: number;
  requests: number;
  sample: z.infer<typeof sampleSchema>;
  token: string;
}

/** Asks what an edit would do, without doing it. */
export function useBulkPlan() {
  return useMutation({
    mutationFn: async (asked: BulkRequest): Promise<BulkPlan> => {
      const { data } = await callApi(path, planSchema, {
        method: "POST",
        body: { ...bodyOf(asked), dryRun: true },
      });
      return { asked, ...data.plan };
    },
  });
}

/** Starts exactly what a dry run showed; answers the edit's id. */
export function useStartBulkEdit() {
  return useMutation({
    mutationFn: async ({ asked, token }: BulkPlan): Promise<string> => {
      const { data } = await callApi(path, startSchema, {
        method: "POST",
        body: { ...bodyOf(asked), token },
      });
      return data.edit.id;
    },
  });
}

const path = "/v1/request/property/bulk";

function bodyOf({ filter, timeRange, set, remove }: BulkRequest) {
  return {
    filter: printWire(filter),
    timeRange,
    remove,
    ...(Object.keys(set).length > 0 && { set }),
  };
}

const planSchema = z.object({
  data: z.object({
    plan: z.object({
      selected: z.number(),
      requests: z.number(),
      sample: sampleSchema,
      token: z.string(),
    }),
  }),
});
const startSchema = z.object({ data: z.object({ edit: editSchema }) });
