"use client";

import { Plus } from "lucide-react";
import { Section } from "@/components/settings/section";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ChannelDialog } from "./channel-dialog";
import { ChannelRow } from "./channel-row";
import { useChannels } from "./use-channels";

/**
 * Where notices of alerts, budgets and webhooks go.
 *
 * @param mailProblem what keeps mail from being sent; null when nothing does.
 */
export function Channels({ mailProblem }: { mailProblem: string | null }) {
  const { data: channels, error, refetch } = useChannels();
  const make = (
    <ChannelDialog mailProblem={mailProblem} trigger={<Button variant="primary" size="md" />}>
      <Plus aria-hidden />
      Make a channel
    </ChannelDialog>
  );
  return (
    <div id="channels" className="scroll-mt-6">
      <Section
        title="Channels"
        description="Where notices of alerts, budgets and webhooks go. Their secrets are kept sealed."
        action={make}
      >
        {channels && channels.length > 0 && (
          <ul className="divide-y divide-border rounded-lg border bg-surface">
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} mailProblem={mailProblem} />
            ))}
          </ul>
        )}
        {channels?.length === 0 && (
          <p className="rounded-lg border border-dashed px-4 py-8 text-center text-muted-foreground">
            There are no channels yet. Make one, so that somebody hears of it when something is wrong.
          </p>
        )}
        {!channels && !error && <Skeleton className="h-24 w-full rounded-lg" />}
        {error && (
          <div
            role="alert"
            className="mt-3 flex flex-wrap items-center gap-3 rounded-lg bg-danger-soft px-4 py-3 text-danger-text"
          >
            <span className="min-w-0 flex-1">The channels could not be loaded: {error.message}</span>
            <Button onClick={() => refetch()}>Retry</Button>
          </div>
        )}
      </Section>
    </div>
  );
}
