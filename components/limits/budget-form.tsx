"use client";

import { type FormEvent, useId, useState } from "react";
import { untakenFilter } from "@/components/filters/filter-field";
import { ChannelChoices } from "@/components/settings/channels/channel-choices";
import { Input } from "@/components/ui/input";
import { OptionCheckbox } from "@/components/ui/option-checkbox";
import { Segmented } from "@/components/ui/segmented";
import { emptyFilter, parseWire, printWire } from "@/lib/filters";
import { CallFilterField } from "./call-filter-field";
import { FormEnd } from "./form-end";
import { FormField } from "./form-field";
import type { Budget } from "./limit-schema";
import { parsePercents } from "./parse-percents";
import { SegmentField } from "./segment-field";
import { useSaveLimit } from "./use-limits";

const periods = [
  { value: "day", label: "a day" },
  { value: "week", label: "a week" },
  { value: "month", label: "a month" },
] as const;

/** Asks what a budget is to be, starting from the one there is. */
export function BudgetForm({
  budget,
  onSaved,
}: {
  budget: Budget | undefined;
  onSaved: (name: string) => void;
}) {
  const save = useSaveLimit("/v1/budgets", budget?.id);
  const ids = { name: useId(), amount: useId(), zone: useId(), zones: useId(), warn: useId() };
  const [fault, setFault] = useState<Error | null>(null);
  const [name, setName] = useState(budget?.name ?? "");
  const [amount, setAmount] = useState(budget?.amount_usd ?? "");
  const [period, setPeriod] = useState<Budget["period"]>(budget?.period ?? "month");
  const [timeZone, setTimeZone] = useState(budget?.time_zone ?? ownZone());
  const [segment, setSegment] = useState(budget?.segment ?? null);
  const [warnAt, setWarnAt] = useState((budget?.warn_at_percent ?? [50, 80, 100]).join(", "));
  const [isBlocking, setBlocking] = useState(budget?.is_blocking ?? false);
  const [channels, setChannels] = useState<readonly string[]>(budget?.channels ?? []);
  const [filter, setFilter] = useState(() => {
    const parsed = parseWire(budget?.filter ?? "all");
    return parsed.ok ? parsed.filter : emptyFilter;
  });
  const percents = parsePercents(warnAt);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const untaken = untakenFilter(event.currentTarget);
    setFault(untaken);
    if (untaken) return;
    if (percents === null) return;
    const body = {
      name,
      amount_usd: amount.trim(),
      period,
      time_zone: timeZone,
      segment,
      filter: printWire(filter),
      warn_at_percent: percents,
      is_blocking: isBlocking,
      channels,
    };
    save.mutate(body, { onSuccess: () => onSaved(name) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <FormField id={ids.name} label="Name">
        <Input
          id={ids.name}
          required
          maxLength={200}
          autoComplete="off"
          placeholder="Customers"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </FormField>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-4">
        <FormField id={ids.amount} label="Amount in US dollars" className="min-w-24 flex-1">
          <Input
            id={ids.amount}
            required
            inputMode="decimal"
            autoComplete="off"
            placeholder="50"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </FormField>
        <Segmented label="Period" value={period} options={periods} onChange={setPeriod} className="h-8" />
      </div>
      <FormField id={ids.zone} label="Time zone" hint="Whose calendar begins and ends the period.">
        <datalist id={ids.zones}>
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Input
          id={ids.zone}
          required
          list={ids.zones}
          autoComplete="off"
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
        />
      </FormField>
      <SegmentField segment={segment} onChange={setSegment} />
      <CallFilterField filter={filter} onChange={setFilter} />
      <FormField id={ids.warn} label="Warn at percent">
        <Input
          id={ids.warn}
          autoComplete="off"
          value={warnAt}
          aria-invalid={percents === null}
          onChange={(event) => setWarnAt(event.target.value)}
        />
        {percents === null && (
          <p role="alert" className="mt-1 text-danger-text text-xs">
            Whole numbers from 1 to 1000, at most ten, such as 50, 80, 100.
          </p>
        )}
      </FormField>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium">Tell</legend>
        <ChannelChoices
          chosen={channels}
          onChange={setChannels}
          whenNone="Nobody yet: warnings stand on this page."
        />
      </fieldset>
      <OptionCheckbox
        label="Turn calls away once it is spent"
        hint="They are answered with 429 until the next period begins. Calls under way end as they would."
        isChecked={isBlocking}
        onChange={setBlocking}
      />
      <FormEnd
        error={fault ?? save.error}
        isPending={save.isPending}
        verb={budget ? "Save" : "Make budget"}
      />
    </form>
  );
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
