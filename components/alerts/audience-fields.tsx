"use client";

import Link from "next/link";
import { useId } from "react";
import { useChannels } from "@/components/settings/channels/use-channels";
import { Checkbox } from "@/components/ui/checkbox";
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
  const channels = useChannels();
  const chosen = new Set([...draft.channels, ...draft.slackChannels]);
  const choose = (id: string, isChosen: boolean) =>
    onChange({
      channels: isChosen ? [...draft.channels, id] : draft.channels.filter((one) => one !== id),
      slackChannels: draft.slackChannels.filter((one) => one !== id),
    });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">Tells</legend>
      {channels.error && (
        <p role="alert" className="text-danger-text">
          The channels could not be loaded: {channels.error.message}
        </p>
      )}
      {channels.data && channels.data.length > 0 && (
        <ul className="flex flex-col gap-1">
          {channels.data.map(({ id, name, kind, target }) => (
            <ChannelChoice
              key={id}
              name={name}
              detail={`${kind} · ${target}`}
              isChosen={chosen.has(id)}
              onChoose={(isChosen) => choose(id, isChosen)}
            />
          ))}
        </ul>
      )}
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
            . Without anyone to tell, the alert shows here only.
          </>
        }
      />
    </fieldset>
  );
}

function ChannelChoice({
  name,
  detail,
  isChosen,
  onChoose,
}: {
  name: string;
  detail: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const id = useId();
  return (
    <li className="flex min-h-7 items-center gap-2.5">
      <Checkbox id={id} checked={isChosen} onCheckedChange={onChoose} />
      <label htmlFor={id} className="min-w-0 truncate">
        {name} <span className="text-muted-foreground">{detail}</span>
      </label>
    </li>
  );
}
