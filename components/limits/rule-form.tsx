"use client";

import { type FormEvent, useId, useState } from "react";
import { untakenFilter } from "@/components/filters/filter-field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { emptyFilter, parseWire, printWire } from "@/lib/filters";
import { CallFilterField } from "./call-filter-field";
import { FormEnd } from "./form-end";
import { FormField, selectStyle } from "./form-field";
import type { Rule } from "./limit-schema";
import { joinWindow, splitWindow, type WindowUnit, windowUnitNames } from "./limit-words";
import { SegmentField } from "./segment-field";
import { useSaveLimit } from "./use-limits";

const units = [
  { value: "request", label: "requests" },
  { value: "cents", label: "US cents" },
] as const;

/** Asks what a rate limit is to be, starting from the one there is. */
export function RuleForm({ rule, onSaved }: { rule: Rule | undefined; onSaved: (name: string) => void }) {
  const save = useSaveLimit("/v1/rate-limits", rule?.id);
  const ids = { name: useId(), quota: useId(), count: useId() };
  const [fault, setFault] = useState<Error | null>(null);
  const [name, setName] = useState(rule?.name ?? "");
  const [quota, setQuota] = useState(String(rule?.quota ?? 100));
  const [unit, setUnit] = useState<Rule["unit"]>(rule?.unit ?? "request");
  const window = splitWindow(rule?.window_seconds ?? 60);
  const [count, setCount] = useState(String(window.count));
  const [windowUnit, setWindowUnit] = useState<WindowUnit>(window.unit);
  const [segment, setSegment] = useState(rule?.segment ?? null);
  const [filter, setFilter] = useState(() => {
    const parsed = parseWire(rule?.filter ?? "all");
    return parsed.ok ? parsed.filter : emptyFilter;
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const untaken = untakenFilter(event.currentTarget);
    setFault(untaken);
    if (untaken) return;
    const body = {
      name,
      quota: Number(quota),
      window_seconds: joinWindow(Number(count), windowUnit),
      unit,
      segment,
      filter: printWire(filter),
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
          placeholder="Fair use"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </FormField>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-4">
        <FormField id={ids.quota} label="At most" className="min-w-24 flex-1">
          <Input
            id={ids.quota}
            required
            type="number"
            min={0}
            step="any"
            inputMode="decimal"
            value={quota}
            onChange={(event) => setQuota(event.target.value)}
          />
        </FormField>
        <Segmented label="Unit" value={unit} options={units} onChange={setUnit} className="h-8" />
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <FormField id={ids.count} label="Within" className="min-w-24 flex-1">
          <Input
            id={ids.count}
            required
            type="number"
            min={1}
            step={1}
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        </FormField>
        <select
          aria-label="Unit of the window"
          value={windowUnit}
          onChange={(event) => {
            const next = windowUnitNames.find((one) => one === event.target.value);
            if (next) setWindowUnit(next);
          }}
          className={`${selectStyle} flex-1`}
        >
          {windowUnitNames.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <SegmentField segment={segment} onChange={setSegment} />
      <CallFilterField filter={filter} onChange={setFilter} />
      <FormEnd
        error={fault ?? save.error}
        isPending={save.isPending}
        verb={rule ? "Save" : "Make rate limit"}
      />
    </form>
  );
}
