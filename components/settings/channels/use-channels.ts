"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { channelKinds } from "@/lib/channels/channel";

const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(channelKinds),
  target: z.string(),
  to: z.array(z.string()).nullable(),
  events_url: z.string().nullable(),
  problem: z.string().nullable(),
  last_sent_at: z.string().nullable(),
  last_failure_at: z.string().nullable(),
  last_error: z.string().nullable(),
  waiting: z.number(),
  version: z.number(),
});

/** A channel as it is listed: nothing that opens doors elsewhere. */
export type ListedChannel = z.infer<typeof channelSchema>;

/** What is sent to make or change a channel; which parts depends on its kind. */
export interface ChannelWish {
  name: string;
  to?: string[];
  url?: string;
  routingKey?: string;
  eventsUrl?: string;
  signingSecret?: "new";
}

const listKey = ["channels"] as const;

/** The organization's channels, by name; asked again and again, as notices come and go by themselves. */
export function useChannels() {
  return useQuery({
    queryKey: listKey,
    queryFn: async ({ signal }) =>
      (await callApi("/v1/channels", z.object({ data: z.array(channelSchema) }), { signal })).data,
    refetchInterval: 15_000,
  });
}

const writtenSchema = z.object({ data: z.object({ signing_secret: z.string().nullable() }) });

/** Makes a channel, or changes `channel`; answers the new key that signs its posts, if it has one. */
export function useWriteChannel(channel: ListedChannel | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, ...wish }: ChannelWish & { kind: ListedChannel["kind"] }) => {
      const answer = channel
        ? await callApi(pathOf(channel), writtenSchema, {
            method: "PATCH",
            body: { ...wish, version: channel.version },
          })
        : await callApi("/v1/channels", writtenSchema, { method: "POST", body: { kind, ...wish } });
      return answer.data.signing_secret;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

export function useDeleteChannel(channel: ListedChannel) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(pathOf(channel), z.unknown(), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

/** Sends a test and answers what the receiver said. */
export function useTestChannel(channel: ListedChannel) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const schema = z.object({ data: z.object({ is_delivered: z.boolean(), message: z.string() }) });
      return (await callApi(`${pathOf(channel)}/test`, schema, { method: "POST" })).data;
    },
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

function pathOf({ id }: ListedChannel): string {
  return `/v1/channels/${encodeURIComponent(id)}`;
}
