"use client";

import { type FormEvent, useId, useState } from "react";
import { FilterField, untakenFilter } from "@/components/filters/filter-field";
import { ChannelChoices } from "@/components/settings/channels/channel-choices";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { OptionCheckbox } from "@/components/ui/option-checkbox";
import { emptyFilterParam } from "@/lib/filter-bar/filter-param";
import { parseText, printWire } from "@/lib/filters";
import { useSaveWebhook } from "./use-webhooks";
import type { ListedWebhook } from "./webhook-schema";

/** Asks where a webhook goes to and which requests it is for. */
export function WebhookForm({
  webhook,
  onSaved,
}: {
  /** The one that is changed; null for a new one. */
  webhook: ListedWebhook | null;
  onSaved: (webhook: ListedWebhook) => void;
}) {
  const save = useSaveWebhook(webhook?.id ?? null);
  const [destination, setDestination] = useState(webhook?.destination ?? "");
  const [filter, setFilter] = useState(() => filterOf(webhook));
  const [sampleRate, setSampleRate] = useState(String(webhook?.config.sampleRate ?? 100));
  const [includesData, setIncludesData] = useState(webhook?.include_data ?? true);
  const [channels, setChannels] = useState<string[]>(webhook?.config.channels ?? []);
  const [fault, setFault] = useState<Error | null>(null);
  const destinationId = useId();
  const sampleId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const untaken = untakenFilter(event.currentTarget);
    setFault(untaken);
    if (untaken) return;
    const config = {
      sampleRate: Number(sampleRate),
      propertyFilters: [] as [],
      filter: printWire(filter.filter),
      channels,
    };
    save.mutate({ destination, config, includeData: includesData }, { onSuccess: onSaved });
  };
  const error = fault ?? save.error;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <label htmlFor={destinationId} className="mb-1.5 block font-medium">
          Destination
        </label>
        <Input
          id={destinationId}
          type="url"
          required
          maxLength={2_000}
          autoComplete="off"
          placeholder="https://example.com/facet"
          value={destination}
          onChange={(event) => setDestination(event.target.value)}
        />
      </div>
      <div>
        <p className="mb-1.5 font-medium">Requests</p>
        <FilterField label="Requests it is for" value={filter} onChange={setFilter} />
        <p className="mt-1.5 text-muted-foreground text-xs">
          Each request is looked at once, when it lands. Without a filter all of them are sent.
        </p>
      </div>
      <div>
        <label htmlFor={sampleId} className="mb-1.5 block font-medium">
          Sample
        </label>
        <span className="flex items-center gap-2">
          <Input
            id={sampleId}
            type="number"
            required
            min={0}
            max={100}
            step="any"
            value={sampleRate}
            onChange={(event) => setSampleRate(event.target.value)}
            className="w-24"
          />
          % of these requests
        </span>
      </div>
      <OptionCheckbox
        label="Include the figures"
        hint="Model, provider, cost, tokens and latency beside the bodies"
        isChecked={includesData}
        onChange={setIncludesData}
      />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium">Tell when it is switched off</legend>
        <ChannelChoices
          chosen={channels}
          onChange={setChannels}
          whenNone="Facet switches a webhook off that takes nothing for hours, and says so on its page."
        />
      </fieldset>
      {error && (
        <p role="alert" className="text-danger-text">
          {error.message}
        </p>
      )}
      <Button type="submit" variant="primary" size="md" className="self-end" disabled={save.isPending}>
        {webhook ? (save.isPending ? "Saving…" : "Save") : save.isPending ? "Making…" : "Make webhook"}
      </Button>
    </form>
  );
}

function filterOf(webhook: ListedWebhook | null) {
  const read = parseText(webhook?.filter_text ?? "");
  return read.ok ? { filter: read.filter, unread: [] } : emptyFilterParam;
}
