"use client";

import { Moment } from "@/components/properties/moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ChannelDialog } from "./channel-dialog";
import { DeleteChannelDialog } from "./delete-channel-dialog";
import { kindWords } from "./kind-words";
import { type ListedChannel, useTestChannel } from "./use-channels";

/** A channel: what it is, how deliveries to it go, and what can be done with it. */
export function ChannelRow({ channel, mailProblem }: { channel: ListedChannel; mailProblem: string | null }) {
  const test = useTestChannel(channel);
  const testWords = test.isPending ? "Sending test" : "Send test";
  const outcome = test.data ?? (test.error && { is_delivered: false, message: test.error.message });
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="flex min-w-0 items-center gap-2 font-medium">
            <span className="truncate">{channel.name}</span>
            <Badge className="shrink-0">{kindWords[channel.kind].label}</Badge>
          </h3>
          <p className="mt-0.5 break-words text-muted-foreground text-xs">{channel.target}</p>
          <ChannelState channel={channel} told={outcome?.message} />
        </div>
        <div className="-mr-2 flex items-center gap-1">
          <Button
            aria-label={`${testWords} to ${channel.name}`}
            disabled={test.isPending}
            onClick={() => test.mutate()}
          >
            {testWords}
          </Button>
          <ChannelDialog
            channel={channel}
            mailProblem={mailProblem}
            trigger={<Button variant="ghost" aria-label={`Edit ${channel.name}`} />}
          >
            Edit
          </ChannelDialog>
          <DeleteChannelDialog channel={channel} />
        </div>
      </div>
      <div role="status">
        {outcome && (
          <p
            className={
              outcome.is_delivered
                ? "mt-2 break-words rounded-md bg-success-soft px-3 py-2 text-sm text-success-text"
                : "mt-2 break-words rounded-md bg-danger-soft px-3 py-2 text-danger-text text-sm"
            }
          >
            {outcome.is_delivered ? "The test arrived. " : "The test did not arrive. "}
            {outcome.message}
          </p>
        )}
      </div>
    </li>
  );
}

/**
 * When something last arrived, and what is wrong now. A failure that something arrived after is over.
 *
 * @param told what the row says already.
 */
function ChannelState({ channel, told }: { channel: ListedChannel; told: string | undefined }) {
  const { problem, waiting, last_sent_at: sentAt, last_failure_at: failedAt, last_error: error } = channel;
  const isFailing =
    failedAt !== null &&
    (sentAt === null || failedAt >= sentAt) &&
    (error === null || (error !== told && error !== problem));
  return (
    <div className="mt-1 flex flex-col gap-0.5 text-xs">
      {problem !== null && <p className="text-warning-text">{problem}</p>}
      <p className="text-muted-foreground">
        {sentAt === null ? "Nothing sent in 30 days" : "Last sent "}
        {sentAt !== null && <Moment iso={sentAt} zone="local" />}
        {waiting > 0 && `, ${waiting} ${waiting === 1 ? "waits" : "wait"} to be tried again`}
      </p>
      {isFailing && (
        <p className="break-words text-danger-text">
          Failed <Moment iso={failedAt} zone="local" />
          {error !== null && `: ${error}`}
        </p>
      )}
    </div>
  );
}
