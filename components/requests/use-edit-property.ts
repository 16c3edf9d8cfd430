"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import type { RequestRow } from "@/lib/record";
import { withProperty } from "@/lib/requests-view/with-property";
import { type RequestDetail, requestKey } from "./use-request";
import { type PagesData, requestListsKey } from "./use-requests";

/** A change to one property; an undefined value takes it away. */
export interface PropertyEdit {
  key: string;
  value: string | undefined;
}

/** Changes a request's properties. The change shows at once and is taken back when the API refuses it. */
export function useEditProperty(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, value }: PropertyEdit) => {
      const path = `/v1/request/${encodeURIComponent(id)}/property`;
      return value === undefined
        ? callApi(`${path}/${encodeURIComponent(key)}`, answerSchema, { method: "DELETE" })
        : callApi(path, answerSchema, { method: "PUT", body: Object.fromEntries([[key, value]]) });
    },
    onMutate: async ({ key, value }) => {
      await client.cancelQueries({ queryKey: requestKey(id) });
      const before = client.getQueryData<RequestDetail>(requestKey(id))?.row;
      const isListLoading = client.isFetching({ queryKey: requestListsKey }) > 0;
      updateRow(client, id, (row) => withProperty(row, key, value));
      return { before, isListLoading };
    },
    onError: (error, { key }, context) => {
      const before = context?.before;
      if (before) updateRow(client, id, (row) => ({ ...row, properties: before.properties }));
      toast.error(`“${key}” was not changed.`, { description: error.message });
    },
    onSuccess: async ({ warnings }, _, { isListLoading }) => {
      void client.invalidateQueries({ queryKey: ["property-keys"] });
      for (const { message } of warnings) toast.warning(message);
      // A standing rule made something else of it than what is shown.
      if (warnings.length > 0) void client.invalidateQueries({ queryKey: requestKey(id) });
      // A list that was read before the change came would overwrite what was shown at once. It is left off first, since
      // a list that never was there before is otherwise not read anew.
      if (isListLoading) await client.cancelQueries({ queryKey: requestListsKey });
      if (warnings.length > 0 || isListLoading) void client.invalidateQueries({ queryKey: requestListsKey });
    },
  });
}

const answerSchema = z.object({ warnings: z.array(z.object({ message: z.string() })).default([]) });

/** The same row stands in the detail and in any list that is loaded. */
function updateRow(client: QueryClient, id: string, change: (row: RequestRow) => RequestRow): void {
  client.setQueryData<RequestDetail>(
    requestKey(id),
    (detail) => detail && { ...detail, row: change(detail.row) },
  );
  client.setQueriesData<PagesData>(
    { queryKey: requestListsKey },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          data: page.data.map((row) => (row.request_id === id ? change(row) : row)),
        })),
      },
  );
}
