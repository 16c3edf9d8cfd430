"use client";

import { type FormEvent, useId, useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FieldRef } from "@/lib/fields/field-ref";
import { findOperator, type OperatorId } from "@/lib/fields/operators";
import { fieldLabel } from "@/lib/filter-bar/known-field";
import { operatorFor } from "@/lib/filter-bar/offered-operators";
import { clearChoice } from "@/lib/filter-bar/values";
import { type Condition, checkCondition, subjectOf } from "@/lib/filters";
import { expandUnits } from "@/lib/filters/text/units";
import { describeRange } from "./describe-range";
import type { Option } from "./option-list";
import { PickList } from "./pick-list";
import { useFieldValues } from "./use-field-values";
import { useFocusOnMount } from "./use-focus-on-mount";

interface Props {
  field: FieldRef;
  operator: OperatorId;
  operands: readonly string[];
  onApply: (condition: Condition) => void;
  onCancel: () => void;
}

/** Chooses what a condition compares with: from the values there are, or typed. */
export function ValueStage(props: Props) {
  return takesListedValues(props) ? <ListedValues {...props} /> : <TypedValue {...props} />;
}

/** Equality is to one of the values there are, unless those are numbers without end. */
function takesListedValues({ field, operator }: Props): boolean {
  const isEquality = ["equals", "not-equals", "in", "not-in"].includes(operator);
  return (
    isEquality && !["money", "duration", "tokens", "bytes", "time", "body"].includes(subjectOf(field).kind)
  );
}

function ListedValues({ field, operator, operands, onApply, onCancel }: Props) {
  const { filter, range } = useSelection();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(operands);
  // Other values can only be found where this field's own choice is left aside.
  const { data, isFetching } = useFieldValues({
    field,
    search: query,
    filter: clearChoice(filter, field),
    range,
  });
  const listed = data?.kind === "values" ? data.values : [];
  const values = [
    ...chosen.filter((value) => !listed.some((each) => each.value === value) && query === ""),
    ...listed.map(({ value }) => value),
  ];
  const typed =
    query !== "" && !values.includes(query) && checkCondition(field, operatorFor(operator, 1), [query]).ok;
  const options: Option[] = [
    ...values.map((value) => ({
      id: `value:${value}`,
      label: value === "" ? "(empty)" : value,
      requests: listed.find((each) => each.value === value)?.requests,
      checked: chosen.includes(value),
    })),
    ...(typed ? [{ id: `value:${query}`, label: `Add ${JSON.stringify(query)}`, checked: false }] : []),
  ];
  const checked = checkCondition(field, operatorFor(operator, chosen.length), chosen);
  const apply = () => checked.ok && onApply(checked.condition);
  const toggle = (id: string) => {
    const value = id.slice("value:".length);
    setChosen(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
    setQuery("");
  };
  return (
    <PickList
      label="Values"
      query={query}
      onQuery={setQuery}
      options={options}
      isMulti
      onPick={toggle}
      onSubmit={apply}
      onCancel={onCancel}
      placeholder="Search or type a value"
    >
      <div className="flex items-center justify-between gap-2 border-t p-2">
        <span aria-live="polite" className="text-muted-foreground text-xs">
          {isFetching ? "Counting…" : `${chosen.length} chosen`}
        </span>
        <Button variant="primary" disabled={!checked.ok} onClick={apply} title="Ctrl+Enter">
          Apply
        </Button>
      </div>
    </PickList>
  );
}

function TypedValue({ field, operator, operands, onApply, onCancel }: Props) {
  const { filter, range, known } = useSelection();
  const { kind } = subjectOf(field);
  const [text, setText] = useState(operands[0] ?? "");
  const hintId = useId();
  const inputRef = useFocusOnMount<HTMLInputElement>();
  const reads = findOperator(operator)?.reads;
  const operand = reads === "text" ? text : expandUnits(kind, text.trim());
  const checked = checkCondition(field, operator, [operand]);
  const isNumber = reads === "number" || !["text", "uuid", "body", "property", "time"].includes(kind);
  const { data } = useFieldValues({ field: isNumber ? field : undefined, search: "", filter, range });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checked.ok) onApply(checked.condition);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 p-3">
      <Input
        ref={inputRef}
        aria-label={`${fieldLabel(field, known)} ${findOperator(operator)?.label ?? ""}`}
        aria-describedby={hintId}
        aria-invalid={text !== "" && !checked.ok}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholders[kind] ?? (isNumber ? "a number" : "text")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onCancel()}
      />
      <p id={hintId} aria-live="polite" className="min-h-4 text-muted-foreground text-xs">
        {text !== "" && !checked.ok ? (
          <span className="text-danger-text">{checked.message}</span>
        ) : data?.kind === "range" ? (
          `In the data: ${describeRange(data)}`
        ) : (
          hints[operator]
        )}
      </p>
      <Button type="submit" variant="primary" className="self-end" disabled={!checked.ok}>
        Apply
      </Button>
    </form>
  );
}

const placeholders: Partial<Record<string, string>> = {
  duration: "500 or 2s",
  money: "0.05",
  tokens: "1000 or 10k",
  bytes: "100kb",
  time: "2026-01-31T12:00:00Z",
};

const hints: Partial<Record<OperatorId, string>> = {
  like: "% stands for any text, _ for one character.",
  ilike: "% stands for any text, _ for one character; case is ignored.",
  contains: "Case is ignored.",
  "starts-with": "Case is ignored.",
  words: "Requests that have all of these words.",
};
