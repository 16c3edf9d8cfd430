"use client";

import Link from "next/link";
import type { FormEvent } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button, buttonStyle } from "@/components/ui/button";
import { isChange } from "@/lib/alerts/describe";
import { AudienceFields } from "./audience-fields";
import { type AlertDraft, hasAmount, usualThresholds } from "./draft";
import { SelectField, TextField } from "./field";
import {
  amountOptions,
  baselineOptions,
  conditionOptions,
  everyOptions,
  groupOptions,
  metricOptions,
  recoveryOptions,
  reminderOptions,
  thresholdUnit,
  windowOptions,
} from "./form-options";

type Change = (change: Partial<AlertDraft>) => void;

/** What an alert looks at, when it is bad, and who is told. */
export function AlertForm({
  draft,
  onChange,
  onSave,
  isSaving,
  error,
  isNew,
}: {
  draft: AlertDraft;
  onChange: Change;
  onSave: () => void;
  isSaving: boolean;
  error: Error | null;
  isNew: boolean;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-5">
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => onChange({ name })}
        placeholder="Checkout errors"
        required
      />
      <WhenFields draft={draft} onChange={onChange} />
      <GroupFields draft={draft} onChange={onChange} />
      <AfterwardsFields draft={draft} onChange={onChange} />
      <AudienceFields draft={draft} onChange={onChange} />
      {error && (
        <p role="alert" className="break-words text-danger-text">
          {error.message}
        </p>
      )}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" size="md" disabled={isSaving}>
          {isSaving ? "Saving…" : isNew ? "Make alert" : "Save alert"}
        </Button>
        <Link href="/alerts" className={buttonStyle({ size: "md" })}>
          Cancel
        </Link>
      </div>
    </form>
  );
}

const grid = "grid min-w-0 grid-cols-1 gap-3 sm:grid-cols-2";

function WhenFields({ draft, onChange }: { draft: AlertDraft; onChange: Change }) {
  const { known } = useSelection();
  const { condition, metric } = draft;
  const isSilence = condition === "no_data";
  return (
    <fieldset className={grid}>
      <legend className="sr-only">When it fires</legend>
      {!isSilence && (
        <SelectField
          label="When"
          value={metric}
          options={metricOptions}
          onChange={(next) =>
            onChange({
              metric: next,
              threshold: isChange(condition) ? draft.threshold : usualThresholds[next],
            })
          }
        />
      )}
      {!isSilence && hasAmount(metric) && (
        <SelectField
          label="Its"
          value={draft.amount}
          options={
            amountOptions.some(({ value }) => value === draft.amount)
              ? amountOptions
              : [...amountOptions, { value: draft.amount, label: draft.amount }]
          }
          onChange={(amount) => onChange({ amount })}
        />
      )}
      {!isSilence && metric === "cost_per_unit" && (
        <SelectField
          label="Unit"
          value={draft.unit}
          options={groupOptions(known, draft.unit, "Choose a key")}
          onChange={(unit) => onChange({ unit })}
        />
      )}
      <SelectField
        label="Fires when it"
        value={condition}
        options={conditionOptions}
        onChange={(next) =>
          onChange({
            condition: next,
            ...(isChange(next) !== isChange(condition) && {
              threshold: isChange(next) ? "50" : usualThresholds[metric],
              recovery: "",
            }),
          })
        }
      />
      {!isSilence && (
        <TextField
          label="Threshold"
          value={draft.threshold}
          onChange={(threshold) => onChange({ threshold })}
          unit={thresholdUnit(draft)}
          inputMode="decimal"
          required
        />
      )}
      {isChange(condition) && (
        <SelectField
          label="Measured"
          value={draft.baseline}
          options={baselineOptions}
          onChange={(baseline) => onChange({ baseline })}
        />
      )}
      <SelectField
        label="Within"
        value={draft.windowMs}
        options={windowOptions(draft.windowMs)}
        onChange={(windowMs) => onChange({ windowMs })}
      />
      <SelectField
        label="Looked at every"
        value={draft.evaluateEveryMs}
        options={everyOptions}
        onChange={(evaluateEveryMs) => onChange({ evaluateEveryMs })}
      />
    </fieldset>
  );
}

function GroupFields({ draft, onChange }: { draft: AlertDraft; onChange: Change }) {
  const { known } = useSelection();
  return (
    <fieldset className={grid}>
      <legend className="sr-only">Groups</legend>
      <SelectField
        label="For each"
        value={draft.grouping}
        options={groupOptions(known, draft.grouping, "All requests together")}
        onChange={(grouping) => onChange({ grouping })}
      />
      <TextField
        label="Minimum"
        value={draft.minimumRequests}
        onChange={(minimumRequests) => onChange({ minimumRequests })}
        unit="requests"
        inputMode="numeric"
        hint={draft.condition === "no_data" ? "Fewer count as none." : "With fewer, nothing is said."}
      />
    </fieldset>
  );
}

function AfterwardsFields({ draft, onChange }: { draft: AlertDraft; onChange: Change }) {
  return (
    <fieldset className={grid}>
      <legend className="sr-only">Recovery and reminders</legend>
      <SelectField
        label="Recovers"
        value={draft.recoverAfterMs}
        options={recoveryOptions(draft.recoverAfterMs)}
        onChange={(recoverAfterMs) => onChange({ recoverAfterMs })}
      />
      {draft.condition !== "no_data" && (
        <TextField
          label="Once back at"
          value={draft.recovery}
          onChange={(recovery) => onChange({ recovery })}
          unit={thresholdUnit(draft)}
          inputMode="decimal"
          placeholder={draft.threshold}
          hint="Empty is the threshold."
        />
      )}
      <SelectField
        label="Reminds"
        value={draft.renotifyEveryMs}
        options={reminderOptions(draft.renotifyEveryMs)}
        onChange={(renotifyEveryMs) => onChange({ renotifyEveryMs })}
      />
    </fieldset>
  );
}
