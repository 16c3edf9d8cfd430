"use client";

import { type FormEvent, Fragment, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { clockTime, instantMs } from "@/lib/time-range/clock";
import { describeTimeRange } from "@/lib/time-range/describe-time-range";
import { parseTimeText } from "@/lib/time-range/parse-time-text";
import {
  parseTimeParam,
  printTimeParam,
  resolveTimeRange,
  type TimeRange,
  type TimeZone,
} from "@/lib/time-range/time-range";

/** Presets, a box to type in, and exact bounds. Mounted when its popover opens, so drafts start from what is set. */
export function TimeRangePanel({
  range,
  zone,
  onRange,
  onZone,
}: {
  range: TimeRange;
  zone: TimeZone;
  onRange: (range: TimeRange) => void;
  onZone: (zone: TimeZone) => void;
}) {
  return (
    <div className="flex flex-col gap-3 p-3">
      <TypedRange zone={zone} onRange={onRange} />
      <div className="grid grid-cols-3 gap-1">
        {presets.map(([preset, label]) => {
          const isCurrent = printTimeParam(range) === preset;
          const option = parseTimeParam(preset);
          return option ? (
            <Button
              key={preset}
              variant="ghost"
              aria-pressed={isCurrent}
              onClick={() => onRange(option)}
              className={cn("justify-start px-2", isCurrent && "bg-accent-soft text-accent-text")}
            >
              {label}
            </Button>
          ) : null;
        })}
      </div>
      <ExactBounds key={zone} range={range} zone={zone} onRange={onRange} />
      <div className="flex items-center justify-between border-t pt-3">
        <span className="text-muted-foreground text-xs">Clock</span>
        <Segmented
          label="Clock"
          value={zone}
          onChange={onZone}
          options={[
            { value: "local", label: localZoneName() },
            { value: "utc", label: "UTC" },
          ]}
        />
      </div>
    </div>
  );
}

const presets = [
  ["15m", "15 minutes"],
  ["1h", "1 hour"],
  ["24h", "24 hours"],
  ["7d", "7 days"],
  ["30d", "30 days"],
  ["all", "All time"],
] as const;

function TypedRange({ zone, onRange }: { zone: TimeZone; onRange: (range: TimeRange) => void }) {
  const [text, setText] = useState("");
  const hintId = useId();
  const parsed = text.trim() === "" ? null : parseTimeText(text, Date.now(), zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed) onRange(parsed);
  };
  return (
    <form onSubmit={submit}>
      <Input
        aria-label="Type a time range"
        aria-describedby={hintId}
        placeholder="last 3 days, yesterday 15:00-16:30"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-invalid={text.trim() !== "" && !parsed}
      />
      <p id={hintId} aria-live="polite" className="mt-1 min-h-4 px-0.5 text-muted-foreground text-xs">
        {text.trim() === "" && "Type a range, or choose one below."}
        {parsed && (
          <>
            <span className="text-foreground">{describeTimeRange(parsed, zone)}</span> · Enter to apply
          </>
        )}
        {text.trim() !== "" && !parsed && "Not understood. Try 24h, last 3 days or 2026-11-03."}
      </p>
    </form>
  );
}

function ExactBounds({
  range,
  zone,
  onRange,
}: {
  range: TimeRange;
  zone: TimeZone;
  onRange: (range: TimeRange) => void;
}) {
  const [draft, setDraft] = useState(() => {
    const { fromMs, toMs } = resolveTimeRange(range, Date.now());
    return { from: inputText(fromMs, zone), to: inputText(toMs, zone) };
  });
  const errorId = useId();
  const inputIds = { from: useId(), to: useId() };
  const fromMs = inputMs(draft.from, zone);
  const toMs = inputMs(draft.to, zone);
  const isBackward = fromMs !== null && toMs !== null && toMs <= fromMs;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fromMs !== null && !isBackward) onRange({ kind: "absolute", fromMs, toMs });
  };
  return (
    <form
      onSubmit={submit}
      className="grid grid-cols-[2.5rem_1fr] items-center gap-x-2 gap-y-1.5 border-t pt-3"
    >
      {bounds.map(({ key, label }) => (
        <Fragment key={key}>
          <label htmlFor={inputIds[key]} className="text-muted-foreground text-xs">
            {label}
          </label>
          <Input
            id={inputIds[key]}
            type="datetime-local"
            step={1}
            value={draft[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            aria-invalid={isBackward}
            aria-describedby={isBackward ? errorId : undefined}
            className="h-7 px-2 text-xs"
          />
        </Fragment>
      ))}
      <p id={errorId} className="col-start-2 text-danger-text text-xs empty:hidden">
        {isBackward && "The end must lie after the beginning."}
      </p>
      <Button type="submit" className="col-start-2 justify-self-end" disabled={fromMs === null || isBackward}>
        Apply
      </Button>
    </form>
  );
}

const bounds = [
  { key: "from", label: "From" },
  { key: "to", label: "To" },
] as const;

/** The value of a `datetime-local` input: the zone's clock, to the second. */
function inputText(ms: number | null, zone: TimeZone): string {
  if (ms === null) return "";
  const { year, month, day, hour, minute, second } = clockTime(ms, zone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function inputMs(text: string, zone: TimeZone): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return instantMs({ year, month, day, hour, minute, second }, zone);
}

function localZoneName(): string {
  const name = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name === "UTC" ? "Local (UTC)" : (name.split("/").at(-1)?.replaceAll("_", " ") ?? "Local");
}
