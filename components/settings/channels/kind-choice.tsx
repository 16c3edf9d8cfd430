"use client";

import { type ChannelKind, channelKinds } from "@/lib/channels/channel";
import { kindWords } from "./kind-words";

/** The kinds of channels side by side. */
export function KindChoice({
  value,
  onChange,
}: {
  value: ChannelKind;
  onChange: (kind: ChannelKind) => void;
}) {
  const ordered = channelKinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Notices go to</legend>
      <div className="grid grid-cols-1 gap-1.5 min-[26rem]:grid-cols-2">
        {ordered.map((kind) => (
          <label
            key={kind}
            className="flex items-start gap-2.5 rounded-md border px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={kind === value}
              onChange={() => onChange(kind)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-medium">{kindWords[kind].label}</span>
              <span className="block text-muted-foreground text-xs">{kindWords[kind].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const order = Object.keys(kindWords);
