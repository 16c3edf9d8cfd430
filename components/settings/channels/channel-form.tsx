"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { ChannelKind } from "@/lib/channels/channel";
import { channelWish } from "./channel-wish";
import { Field } from "./field";
import { KindChoice } from "./kind-choice";
import { kindWords } from "./kind-words";
import { type ListedChannel, useWriteChannel } from "./use-channels";

/**
 * Asks for what a channel is made of.
 *
 * @param channel the one to change; null for a new one. Its secrets are not known here, so an empty field keeps them.
 */
export function ChannelForm({
  channel,
  mailProblem,
  onWritten,
}: {
  channel: ListedChannel | null;
  mailProblem: string | null;
  onWritten: (name: string, signingSecret: string | null) => void;
}) {
  const write = useWriteChannel(channel);
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? "email");
  const secretId = useId();
  const { address } = kindWords[kind];
  const keeps = channel !== null && kind !== "email";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wish = channelWish(kind, {
      name: String(form.get("name")),
      address: String(form.get("address")),
      eventsUrl: String(form.get("eventsUrl") ?? ""),
      isNewSecretWanted: form.get("newSecret") !== null,
    });
    write.mutate({ kind, ...wish }, { onSuccess: (secret) => onWritten(wish.name, secret) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {channel === null && (
        <KindChoice
          value={kind}
          onChange={(next) => {
            setKind(next);
            write.reset();
          }}
        />
      )}
      <Field label="Name">
        {(props) => (
          <Input
            {...props}
            name="name"
            required
            maxLength={200}
            autoComplete="off"
            defaultValue={channel?.name}
            placeholder="On call"
          />
        )}
      </Field>
      <Field
        key={kind}
        label={address.label}
        help={keeps ? `Leave it empty to keep ${channel.target}` : address.help}
      >
        {(props) => (
          <Input
            {...props}
            name="address"
            required={!keeps}
            inputMode={kind === "email" ? "email" : kind === "pagerduty" ? "text" : "url"}
            autoComplete="off"
            spellCheck={false}
            defaultValue={channel?.to?.join(", ")}
            placeholder={address.placeholder}
          />
        )}
      </Field>
      {kind === "email" && mailProblem !== null && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">{mailProblem}</p>
      )}
      {kind === "pagerduty" && (
        <Field
          label="Events address"
          help="PagerDuty's own when empty; in Europe https://events.eu.pagerduty.com/v2/enqueue."
        >
          {(props) => (
            <Input
              {...props}
              name="eventsUrl"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              defaultValue={channel?.events_url ?? undefined}
              placeholder="https://events.pagerduty.com/v2/enqueue"
            />
          )}
        </Field>
      )}
      {kind === "webhook" && channel !== null && (
        <label htmlFor={secretId} className="flex items-start gap-2.5">
          <input
            id={secretId}
            type="checkbox"
            name="newSecret"
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            Make a new signing key
            <span className="block text-muted-foreground text-xs">
              Posts are signed with it at once; the old one ends.
            </span>
          </span>
        </label>
      )}
      {write.error && (
        <p role="alert" className="text-danger-text">
          {write.error.message}
        </p>
      )}
      <Button type="submit" variant="primary" size="md" className="self-end" disabled={write.isPending}>
        {write.isPending ? "Saving…" : channel ? "Save" : "Make channel"}
      </Button>
    </form>
  );
}
