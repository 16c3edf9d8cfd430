"use client";

import { BudgetForm } from "./budget-form";
import { LimitDialog } from "./limit-dialog";
import type { Budget } from "./limit-schema";

/** Makes a budget, or edits one. */
export function BudgetDialog({ budget }: { budget?: Budget }) {
  return (
    <LimitDialog
      kind="budget"
      name={budget?.name}
      form={(onSaved) => <BudgetForm budget={budget} onSaved={onSaved} />}
    />
  );
}
