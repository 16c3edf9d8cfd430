"use client";

import Link from "next/link";
import { ChannelChoices } from "@/components/settings/channels/channel-choices";
import type { AlertDraft } from "./draft";
import { TextField } from "./field";

/** Who is told: channels of the settings, and mail addresses. */
export function AudienceFields({
  draft,
  onChange,
}: {
  draft: AlertDraft;
  onChange: (change: Partial<AlertDraft>) => void;
}) {
  const choose = (chosen: string[]) =>
    onChange({
      channels: chosen.filter((id) => !draft.slackChannels.includes(id)),
      slackChannels: draft.slackChannels.filter((id) => chosen.includes(id)),
    });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">Tells</legend>
      <ChannelChoices
        chosen={[...new Set([...draft.channels, ...draft.slackChannels])]}
        onChange={choose}
        whenNone="Without anyone to tell, the alert shows here only."
      />
      <TextField
        label="E-mail addresses"
        value={draft.emails}
        onChange={(emails) => onChange({ emails })}
        placeholder="ops@example.com"
        inputMode="email"
        hint={
          <>
            Separated by commas. Slack, PagerDuty and webhooks are{" "}
            <Link href="/settings" className="text-accent-text underline underline-offset-2">
              channels of the settings
            </Link>
            .
          </>
        }
      />
    </fieldset>
  );
}
