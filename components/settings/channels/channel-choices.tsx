"use client";

import Link from "next/link";
import { OptionCheckbox } from "@/components/ui/option-checkbox";
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
          <li key={id}>
            <OptionCheckbox
              label={name}
              hint={`${kind} · ${target}`}
              isChecked={chosen.includes(id)}
              onChange={(isChosen) => choose(id, isChosen)}
            />
          </li>
        ))}
        {deleted.map((id) => (
          <li key={id}>
            <OptionCheckbox
              label="A deleted channel"
              hint={id}
              isChecked
              onChange={(isChosen) => choose(id, isChosen)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
