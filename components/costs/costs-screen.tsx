"use client";

import { SelectionProvider } from "@/components/selection/selection-scope";
import { CostsPage } from "./costs-page";
import { useCostsView } from "./use-costs-view";

/** What the selected requests cost, by any key: over time, in all, and by two keys at once. */
export function CostsScreen() {
  const [view, setView] = useCostsView();
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <CostsPage view={view} setView={setView} />
    </SelectionProvider>
  );
}
