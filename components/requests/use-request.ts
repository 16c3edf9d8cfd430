"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { callApiForText } from "@/lib/api-client";
import { type RequestRow, requestRowSchema } from "@/lib/record";
import { type Body, readBodies } from "@/lib/requests-view/read-body";

/** One request with both bodies. */
export interface RequestDetail {
  row: RequestRow;
  request: Body;
  response: Body;
}

/** A request as it is now, its bodies included. */
export function useRequest(id: string) {
  return useQuery({
    queryKey: requestKey(id),
    queryFn: async ({ signal }): Promise<RequestDetail> => {
      const answer = await callApiForText(`/v1/request/${encodeURIComponent(id)}?includeBody=true`, {
        signal,
      });
      const { data } = answerSchema.parse(JSON.parse(answer));
      return { row: data, ...readBodies(answer) };
    },
    staleTime: 30_000,
  });
}

export const requestKey = (id: string) => ["request", id] as const;

const answerSchema = z.object({ data: requestRowSchema });
