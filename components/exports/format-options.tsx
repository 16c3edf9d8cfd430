"use client";

import { OptionCheckbox } from "@/components/ui/option-checkbox";
import { Segmented } from "@/components/ui/segmented";
import { type ExportChoices, takesGzip } from "./export-choices";

/** What most exports leave as it is. */
export function FormatOptions({
  choices,
  onChange,
}: {
  choices: ExportChoices;
  onChange: (part: Partial<ExportChoices>) => void;
}) {
  const { kind, format } = choices;
  const isText = format !== "parquet";
  return (
    <div className="grid gap-x-6 gap-y-3 rounded-md bg-muted p-3 sm:grid-cols-2">
      {kind !== "summary" && (
        <OptionCheckbox
          label="Bodies"
          hint="What was asked and answered, whole. The file becomes many times larger."
          isChecked={choices.bodies}
          onChange={(bodies) => onChange({ bodies })}
        />
      )}
      <OptionCheckbox
        label="Names as in the table"
        hint="“Customer” and “Cost”; otherwise property.Customer and cost, as programs like them."
        isChecked={choices.labels}
        onChange={(labels) => onChange({ labels })}
      />
      {format === "csv" && (
        <>
          <OptionCheckbox
            label="Formula guard"
            hint="An apostrophe before text that a spreadsheet would run as a formula."
            isChecked={choices.guard}
            onChange={(guard) => onChange({ guard })}
          />
          <OptionCheckbox
            label="For Excel"
            hint="Begins the file with the mark by which Excel knows UTF-8."
            isChecked={choices.bom}
            onChange={(bom) => onChange({ bom })}
          />
        </>
      )}
      {isText && (
        <OptionCheckbox
          label="Closing line"
          hint="A last line says that the file is complete, with its number of rows."
          isChecked={choices.marker}
          onChange={(marker) => onChange({ marker })}
        />
      )}
      {takesGzip(choices) && (
        <OptionCheckbox
          label="Compress (gzip)"
          hint="About five times smaller."
          isChecked={choices.gzip}
          onChange={(gzip) => onChange({ gzip })}
        />
      )}
      {format === "csv" && (
        <div className="flex flex-wrap items-center gap-3">
          <span aria-hidden className="text-muted-foreground text-xs">
            Delimiter
          </span>
          <Segmented
            label="Delimiter"
            value={choices.delimiter}
            onChange={(delimiter) => onChange({ delimiter })}
            options={[
              { value: ",", label: ",", description: "Comma" },
              { value: ";", label: ";", description: "Semicolon" },
              { value: "\t", label: "Tab", description: "Tab" },
            ]}
            className="bg-surface"
          />
        </div>
      )}
      {kind !== "summary" && (
        <div className="flex flex-wrap items-center gap-3">
          <span aria-hidden className="text-muted-foreground text-xs">
            Order
          </span>
          <Segmented
            label="Order"
            value={choices.direction}
            onChange={(direction) => onChange({ direction })}
            options={[
              { value: "desc", label: "Newest first" },
              { value: "asc", label: "Oldest first" },
            ]}
            className="bg-surface"
          />
        </div>
      )}
    </div>
  );
}
