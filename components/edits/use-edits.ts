"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type Edit, editSchema } from "./edit-schema";
import { hasEnded } from "./prepare-edit";

const path = "/v1/request/property/edits";
const oneSchema = z.object({ data: editSchema });
const pageSchema = z.object({ data: z.array(editSchema) });
const pageSize = 50;
const pollMs = 700;

/** All edits, the newest first, page by page; looked at again and again while one is under way. */
export function useEdits() {
  return useInfiniteQuery({
    queryKey: ["edits", "list"],
    queryFn: async ({ pageParam, signal }) => {
      const before = pageParam === undefined ? "" : `&before=${pageParam}`;
      const answer = await callApi(`${path}?limit=${pageSize}${before}`, pageSchema, { signal });
      return answer.data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data?.pages.flat().every(hasEnded) === false ? 2 * pollMs : false,
  });
}

/** One edit, asked for until it has ended. */
export function useEdit(id: string) {
  return useQuery({
    queryKey: ["edits", "one", id],
    queryFn: async ({ signal }) =>
      (await callApi(`${path}/${encodeURIComponent(id)}`, oneSchema, { signal })).data,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data && hasEnded(query.state.data) ? false : pollMs),
  });
}

/** Cancels an edit under way, takes a failed one up again, or takes one back; answers the edit to watch. */
export function useManageEdit(action: "cancel" | "resume" | "undo") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string): Promise<Edit> => {
      const answer = await callApi(`${path}/${encodeURIComponent(id)}/${action}`, oneSchema, {
        method: "POST",
      });
      return answer.data;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["edits"] }),
  });
}
