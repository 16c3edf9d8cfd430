"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type SessionSpan, sessionSpanSchema } from "@/lib/session-view/span";
import { type Session, sessionSchema } from "@/lib/sessions/session-row";
import { conversationPageSchema } from "./conversation-schema";

const spansPerPage = 2_000;
/** A session beyond this is a mistake, such as one id for all; what is drawn would help nobody. */
export const spansMax = 20_000;

/** One session: what all of its requests come to. */
export function useSession(id: string) {
  return useQuery({
    queryKey: sessionKey(id),
    queryFn: async ({ signal }): Promise<Session> => {
      const body = { sessionId: id };
      return (await callApi("/v1/session/get", oneSchema, { method: "POST", body, signal })).data;
    },
    enabled: id !== "",
    retry: false,
  });
}

/** All requests of a session, in the order they arrived; of a session without end the first 20,000. */
export function useSessionSpans(id: string) {
  return useQuery({
    queryKey: ["session", "spans", id],
    queryFn: async ({ signal }) => {
      const spans: SessionSpan[] = [];
      let cursor: string | undefined;
      do {
        const body = { sessionId: id, limit: spansPerPage, cursor };
        const page = await callApi("/v1/session/requests/query", spansSchema, {
          method: "POST",
          body,
          signal,
        });
        spans.push(...page.data);
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined && spans.length < spansMax);
      return { spans, isCut: cursor !== undefined };
    },
    enabled: id !== "",
  });
}

/** What was said in a session, page by page. */
export function useSessionConversation(id: string) {
  return useInfiniteQuery({
    queryKey: ["session", "conversation", id],
    queryFn: ({ pageParam, signal }) =>
      callApi("/v1/session/conversation/query", conversationPageSchema, {
        method: "POST",
        body: { sessionId: id, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    enabled: id !== "",
  });
}

/** Says whether a session went well, or takes that back; the page shows it at once. */
export function useSessionFeedback(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rating: boolean | null) =>
      callApi(`/v1/session/${encodeURIComponent(id)}/feedback`, z.unknown(), {
        method: "POST",
        body: { rating },
      }),
    ...showingAtOnce(client, id, (session: Session, feedback: boolean | null) => ({ ...session, feedback })),
  });
}

/** Gives a session a tag, or takes it away; the page shows it at once. */
export function useSessionTag(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tag: string) =>
      callApi(`/v1/session/${encodeURIComponent(id)}/tag`, z.unknown(), { method: "POST", body: { tag } }),
    ...showingAtOnce(client, id, (session: Session, tag: string) => ({ ...session, tag: tag || null })),
  });
}

function showingAtOnce<Change>(
  client: ReturnType<typeof useQueryClient>,
  id: string,
  changed: (session: Session, change: Change) => Session,
) {
  return {
    onMutate: async (change: Change): Promise<{ before: Session | undefined }> => {
      await client.cancelQueries({ queryKey: sessionKey(id) });
      const before = client.getQueryData<Session>(sessionKey(id));
      if (before) client.setQueryData(sessionKey(id), changed(before, change));
      return { before };
    },
    onError: (error: Error, _: Change, context: { before: Session | undefined } | undefined) => {
      client.setQueryData(sessionKey(id), context?.before);
      toast.error(`Not saved: ${error.message}`);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: sessionKey(id) }),
        client.invalidateQueries({ queryKey: ["sessions"] }),
      ]),
  };
}

const sessionKey = (id: string) => ["session", "one", id] as const;
const oneSchema = z.object({ data: sessionSchema });
const spansSchema = z.object({ data: z.array(sessionSpanSchema), cursor: z.string().nullable() });
