"use client";

import Link from "next/link";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { useChannels } from "./use-channels";

/** The channels of the settings, each to be told or not. One that was deleted since stays until it is taken out. */
export function ChannelChoices({
  chosen,
  onChange,
  whenNone,
}: {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What is so while there is no channel at all, such as `Warnings stand on this page.` */
  whenNone: string;
}) {
  const { data: channels = [], error, isSuccess } = useChannels();
  const deleted = isSuccess ? chosen.filter((id) => !channels.some((channel) => channel.id === id)) : [];
  const choose = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <>
      {error && (
        <p role="alert" className="text-danger-text">
          The channels could not be loaded: {error.message}
        </p>
      )}
      {isSuccess && channels.length === 0 && (
        <p className="text-muted-foreground text-xs">
          {whenNone} Make a channel in the{" "}
          <Link href="/settings" className="text-accent-text underline underline-offset-2">
            settings
          </Link>{" "}
          to send them by mail or into a chat.
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {channels.map(({ id, name, kind, target }) => (
          <Choice
            key={id}
            name={name}
            detail={`${kind} · ${target}`}
            isChosen={chosen.includes(id)}
            onChoose={(isChosen) => choose(id, isChosen)}
          />
        ))}
        {deleted.map((id) => (
          <Choice
            key={id}
            name="A deleted channel"
            detail={id}
            isChosen
            onChoose={(isChosen) => choose(id, isChosen)}
          />
        ))}
      </ul>
    </>
  );
}

function Choice({
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
