"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { callLimits } from "@/lib/call";
import type { BulkLine } from "./prepare-bulk";

/** The lines of a bulk edit: each sets one property, or takes one away. */
export function BulkLines({
  lines,
  onChange,
  faults,
  knownKeys,
}: {
  lines: readonly BulkLine[];
  onChange: (lines: BulkLine[]) => void;
  faults: ReadonlyMap<number, string> | null;
  knownKeys: readonly string[];
}) {
  const listId = useId();
  const change = (id: number, part: Partial<BulkLine>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const nextId = Math.max(0, ...lines.map(({ id }) => id)) + 1;
  return (
    <div className="flex flex-col gap-2">
      <datalist id={listId}>
        {knownKeys.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <ul className="flex flex-col gap-2">
        {lines.map((line, place) => (
          <li key={line.id}>
            <Line
              line={line}
              name={lines.length > 1 ? ` ${place + 1}` : ""}
              listId={listId}
              fault={faults?.get(line.id)}
              onChange={(part) => change(line.id, part)}
              onRemove={lines.length > 1 ? () => onChange(lines.filter(({ id }) => id !== line.id)) : null}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="ghost"
        className="self-start"
        onClick={() => onChange([...lines, { id: nextId, action: "set", key: "", value: "" }])}
      >
        <Plus aria-hidden />
        Another property
      </Button>
    </div>
  );
}

function Line({
  line,
  name,
  listId,
  fault,
  onChange,
  onRemove,
}: {
  line: BulkLine;
  /** Tells the fields of several lines apart. */
  name: string;
  listId: string;
  fault: string | undefined;
  onChange: (part: Partial<BulkLine>) => void;
  onRemove: (() => void) | null;
}) {
  const faultId = useId();
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={`What to do${name}`}
          value={line.action}
          onChange={(action) => onChange({ action })}
          options={[
            { value: "set", label: "Set" },
            { value: "remove", label: "Remove" },
          ]}
        />
        <Input
          aria-label={`Property key${name}`}
          placeholder="Key, such as Environment"
          value={line.key}
          onChange={(event) => onChange({ key: event.target.value })}
          list={listId}
          autoComplete="off"
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : faultId}
          maxLength={callLimits.propertyKeyCharsMax}
          className="w-auto flex-1 basis-40"
        />
        {line.action === "set" && (
          <Input
            aria-label={`Property value${name}`}
            placeholder="Value"
            value={line.value}
            onChange={(event) => onChange({ value: event.target.value })}
            autoComplete="off"
            maxLength={callLimits.propertyValueCharsMax}
            className="w-auto flex-1 basis-40"
          />
        )}
        {onRemove && (
          <Button variant="ghost" size="icon" aria-label={`Take line${name} out`} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      {fault !== undefined && (
        <p id={faultId} role="alert" className="mt-1 text-danger-text text-xs">
          {fault}
        </p>
      )}
    </>
  );
}
