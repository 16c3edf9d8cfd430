"use client";

import { SelectionProvider } from "@/components/selection/selection-scope";
import { UnitCostsPage } from "./unit-costs-page";
import { useUnitCostsView } from "./use-unit-costs-view";

/** What one unit costs, whatever that is: a conversation, a ticket, a user; and what is left of its price. */
export function UnitCostsScreen() {
  const [view, setView] = useUnitCostsView();
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <UnitCostsPage view={view} setView={setView} />
    </SelectionProvider>
  );
}
