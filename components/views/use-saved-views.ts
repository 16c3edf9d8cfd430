"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type ViewState, viewStateSchema } from "@/lib/saved-views/view-state";
import { type ViewPage, viewPages } from "@/lib/views/view";

const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  page: z.enum(viewPages),
  is_default: z.boolean(),
  state: viewStateSchema,
  filter_text: z.string().nullable(),
  gone: z.array(z.object({ field: z.string(), places: z.array(z.string()), reason: z.string() })),
  version: z.number(),
});

/** A view as everyone in the organization sees it. */
export type SavedView = z.infer<typeof viewSchema>;

const listKey = ["views"] as const;
const answerSchema = z.object({ data: viewSchema });

/** The saved views of a page, or of all pages, by name. */
export function useSavedViews(page?: ViewPage) {
  return useQuery({
    queryKey: [...listKey, page ?? "all"],
    queryFn: async ({ signal }) => {
      const schema = z.object({ data: z.array(viewSchema) });
      return (await callApi(page ? `/v1/view?page=${page}` : "/v1/view", schema, { signal })).data;
    },
    staleTime: 60_000,
  });
}

/** Saves a new view. */
export function useCreateView() {
  return useViewMutation(
    async (wish: { name: string; page: ViewPage; state: ViewState; isDefault: boolean }) => {
      return (await callApi("/v1/view", answerSchema, { method: "POST", body: wish })).data;
    },
  );
}

/** Changes a view from the version that was read; someone else's change in between is told, not overwritten. */
export function useChangeView() {
  return useViewMutation(
    async ({
      view,
      ...change
    }: {
      view: SavedView;
      name?: string;
      state?: ViewState;
      isDefault?: boolean;
    }) => {
      const body = { version: view.version, ...change };
      return (await callApi(`/v1/view/${view.id}`, answerSchema, { method: "PATCH", body })).data;
    },
  );
}

/** Deletes a view for everyone. */
export function useDeleteView() {
  return useViewMutation(async (view: SavedView) => {
    await callApi(`/v1/view/${view.id}`, z.object({ data: z.null() }), { method: "DELETE" });
    return null;
  });
}

function useViewMutation<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: listKey }) });
}
