"use client";

import { type FormEvent, type ReactNode, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { ColumnPicker } from "./column-picker";
import { type ExportChoices, type ExportScope, exportBody, groupingColumns } from "./export-choices";
import { FieldSelect } from "./field-select";
import { FormatOptions } from "./format-options";
import { estimateSentence } from "./prepare-progress";
import { useExportEstimate } from "./use-export";

/** Asks what the file is to hold, and says what that comes to. */
export function ExportForm({
  scope,
  choices,
  onChange,
  onExport,
}: {
  scope: ExportScope;
  choices: ExportChoices;
  onChange: (choices: ExportChoices) => void;
  onExport: (body: Record<string, unknown>) => void;
}) {
  const [isOptionsOpen, setOptionsOpen] = useState(false);
  const set = (part: Partial<ExportChoices>) => onChange({ ...choices, ...part });
  const groupings = useMemo(() => groupingColumns(scope.all), [scope.all]);
  const order = exportBody(choices, scope);
  const estimate = useExportEstimate(order.ok ? order.body : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (order.ok) onExport(order.body);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Row label="Export">
        <Segmented
          label="What to export"
          value={choices.kind}
          onChange={(kind) => set({ kind })}
          options={[
            { value: "requests", label: "One file" },
            { value: "split", label: "A file per value" },
            { value: "summary", label: "Summary" },
          ]}
        />
      </Row>
      {choices.kind === "split" && (
        <div className="flex">
          <FieldSelect
            label="Split by (a ZIP with one file for each value)"
            none="Choose a property or field"
            value={choices.splitBy}
            columns={groupings}
            onChange={(splitBy) => set({ splitBy })}
          />
        </div>
      )}
      {choices.kind === "summary" && (
        <div className="flex flex-wrap gap-3">
          <FieldSelect
            label="Requests, cost, tokens and latency by"
            none="Choose a property or field"
            value={choices.summaryBy}
            columns={groupings}
            onChange={(summaryBy) => set({ summaryBy })}
          />
          <FieldSelect
            label="and by"
            none="Nothing else"
            value={choices.summaryAndBy}
            columns={groupings}
            onChange={(summaryAndBy) => set({ summaryAndBy })}
          />
        </div>
      )}
      {choices.kind !== "summary" && (
        <>
          <Row label="Columns">
            <Segmented
              label="Columns"
              value={choices.columns}
              onChange={(columns) =>
                set({
                  columns,
                  // What is shown is where choosing begins.
                  ...(columns === "chosen" &&
                    choices.chosen.size === 0 && { chosen: new Set(scope.visible.map(({ id }) => id)) }),
                })
              }
              options={[
                { value: "visible", label: `Shown (${scope.visible.length})` },
                { value: "all", label: "All" },
                { value: "chosen", label: "Choose" },
              ]}
            />
          </Row>
          {choices.columns === "chosen" && (
            <ColumnPicker
              columns={scope.all}
              chosen={choices.chosen}
              onChange={(chosen) => set({ chosen })}
            />
          )}
        </>
      )}
      <Row label="Format">
        <Segmented
          label="Format"
          value={choices.format}
          onChange={(format) => set({ format })}
          options={[
            { value: "csv", label: "CSV" },
            { value: "jsonl", label: "JSON lines" },
            { value: "parquet", label: "Parquet" },
          ]}
        />
        <Button variant="ghost" aria-expanded={isOptionsOpen} onClick={() => setOptionsOpen(!isOptionsOpen)}>
          {isOptionsOpen ? "Fewer options" : "More options"}
        </Button>
      </Row>
      {isOptionsOpen && <FormatOptions choices={choices} onChange={set} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t pt-4">
        <p aria-live="polite" className="min-w-0 flex-1 basis-48 text-muted-foreground">
          {!order.ok ? (
            order.missing
          ) : estimate.error ? (
            <span role="alert" className="text-danger-text">
              {estimate.error.message}
            </span>
          ) : estimate.data ? (
            <span className={estimate.isPlaceholderData ? "opacity-50" : undefined}>
              {estimateSentence(estimate.data)}
            </span>
          ) : (
            "Counting…"
          )}
        </p>
        <div className="ml-auto flex gap-2">
          <DialogClose render={<Button size="md" variant="ghost" />}>Cancel</DialogClose>
          <Button type="submit" size="md" variant="primary" disabled={!order.ok || estimate.isError}>
            Export
          </Button>
        </div>
      </div>
    </form>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span aria-hidden className="w-16 shrink-0 text-muted-foreground text-xs">
        {label}
      </span>
      {children}
    </div>
  );
}
