"use client";

import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import type { FieldRef } from "@/lib/fields/field-ref";
import { findOperator, type OperatorId, operatorsOf } from "@/lib/fields/operators";
import { writtenName } from "@/lib/filter-bar/completions";
import { operandsOf } from "@/lib/filter-bar/edit";
import { matchFields } from "@/lib/filter-bar/match-fields";
import { offeredOperators } from "@/lib/filter-bar/offered-operators";
import { type Condition, checkCondition, parseFieldName, subjectOf } from "@/lib/filters";
import { PickList } from "./pick-list";
import { ValueStage } from "./value-stage";

export type EditorStage = "field" | "operator" | "value";

interface Draft {
  field: FieldRef;
  operator: OperatorId;
  operands: readonly string[];
}

/**
 * Changes one part of a condition at a time: field, comparison or values. What the choice leaves without a value
 * goes on to the values; a condition that is whole is applied at once.
 */
export function ConditionEditor({
  initial,
  initialStage,
  onApply,
  onCancel,
}: {
  initial: Draft | Condition;
  initialStage: EditorStage;
  onApply: (condition: Condition) => void;
  onCancel: () => void;
}) {
  const { known } = useSelection();
  const [draft, setDraft] = useState<Draft>(() =>
    "type" in initial
      ? { field: initial.field, operator: initial.operator, operands: operandsOf(initial) }
      : initial,
  );
  const [stage, setStage] = useState(initialStage);
  const [query, setQuery] = useState("");
  const goTo = (next: EditorStage, changed: Draft) => {
    setDraft(changed);
    setQuery("");
    setStage(next);
  };

  if (stage === "field") {
    return (
      <PickList
        label="Fields"
        query={query}
        onQuery={setQuery}
        onCancel={onCancel}
        options={matchFields(query, known).map(({ name, label, requests }) => ({
          id: name,
          label,
          detail: writtenName(name),
          requests: requests ?? undefined,
        }))}
        onPick={(name) => {
          const field = parseFieldName(name);
          if (!field) return;
          const allowed = operatorsOf(subjectOf(field).kind);
          const operator = allowed.includes(draft.operator) ? draft.operator : (allowed[0] ?? "equals");
          const checked = checkCondition(field, operator, []);
          if (checked.ok) onApply(checked.condition);
          else goTo("value", { field, operator, operands: [] });
        }}
      />
    );
  }
  if (stage === "operator") {
    return (
      <PickList
        label="Comparisons"
        query={query}
        onQuery={setQuery}
        onCancel={onCancel}
        options={offeredOperators(draft.field, draft.operands.length)
          .map((id) => ({ id, label: findOperator(id)?.label ?? id, detail: findOperator(id)?.symbol }))
          .filter(({ label, id }) => `${label} ${id}`.includes(query.toLowerCase()))}
        initialId={draft.operator}
        onPick={(id) => {
          const operator = findOperator(id);
          if (!operator) return;
          const operands = operator.operand === "none" ? [] : draft.operands;
          const checked = checkCondition(draft.field, operator.id, operands);
          if (checked.ok) onApply(checked.condition);
          else goTo("value", { ...draft, operator: operator.id, operands: [] });
        }}
      />
    );
  }
  return <ValueStage key={draft.operator} {...draft} onApply={onApply} onCancel={onCancel} />;
}
