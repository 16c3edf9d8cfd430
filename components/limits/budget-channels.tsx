"use client";

import Link from "next/link";
import { useId } from "react";
import { useChannels } from "@/components/settings/channels/use-channels";
import { Checkbox } from "@/components/ui/checkbox";

/** Which channels are told when a share of a budget is reached. */
export function BudgetChannels({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { data: channels, error } = useChannels();
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Tell</legend>
      {error && <p className="text-danger-text text-xs">The channels could not be loaded: {error.message}</p>}
      {channels?.length === 0 && (
        <p className="text-muted-foreground text-xs">
          Nobody yet: warnings stand on this page. Make a channel in the{" "}
          <Link href="/settings" className="underline">
            settings
          </Link>{" "}
          to send them by mail or into a chat.
        </p>
      )}
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {channels?.map((channel) => (
          <div key={channel.id} className="flex min-h-6 items-center gap-2">
            <Checkbox
              id={`${id}-${channel.id}`}
              checked={chosen.includes(channel.id)}
              onCheckedChange={(isChosen) =>
                onChange(isChosen ? [...chosen, channel.id] : chosen.filter((other) => other !== channel.id))
              }
            />
            <label htmlFor={`${id}-${channel.id}`}>{channel.name}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
