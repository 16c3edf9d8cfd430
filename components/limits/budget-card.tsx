"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { formatCount, formatTime } from "@/lib/format/format";
import { BudgetDialog } from "./budget-dialog";
import { DeleteLimitDialog } from "./delete-limit-dialog";
import type { Budget } from "./limit-schema";
import { describeBudget } from "./limit-words";
import { prepareStanding } from "./prepare-standing";
import { StandingRow } from "./standing-row";

/** Segments of a budget that are shown without being asked for. */
const shownFirst = 5;

/** A budget with how it stands. */
export function BudgetCard({ budget }: { budget: Budget }) {
  const [isWhole, setWhole] = useState(false);
  const isHydrated = useHydrated();
  const { standing } = budget;
  const lines = prepareStanding(budget);
  const shown = isWhole ? lines : lines.slice(0, shownFirst);
  return (
    <li className="rounded-lg border bg-surface">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 pt-3">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="flex flex-wrap items-center gap-2 font-medium">
            <span className="min-w-0 break-words">{budget.name}</span>
            {budget.is_blocking ? <Badge tone="accent">Blocks</Badge> : <Badge>Warns</Badge>}
            {standing.over_count > 0 && (
              <Badge tone="danger">
                {budget.segment === null ? "Spent" : `${formatCount(standing.over_count)} over`}
              </Badge>
            )}
          </h3>
          <p className="mt-0.5 text-muted-foreground text-xs">
            {describeBudget(budget)}
            {budget.filter_text !== "" && (
              <>
                {" · "}
                <code className="break-words font-mono">{budget.filter_text}</code>
              </>
            )}
            {isHydrated && ` · until ${formatTime(standing.period_end, "local", Date.now())}`}
          </p>
        </div>
        <div className="flex gap-1">
          <BudgetDialog budget={budget} />
          <DeleteLimitDialog path="/v1/budgets" id={budget.id} name={budget.name} />
        </div>
      </div>
      {lines.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground">
          No call of this {budget.period} counts towards it yet.
        </p>
      ) : (
        <table className="mt-2 w-full table-fixed">
          <caption className="sr-only">How {budget.name} stands</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{budget.segment ?? "Calls"}</th>
              <th scope="col">Spent</th>
              <th scope="col">Forecast for the end of the {budget.period}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <StandingRow key={line.key} line={line} period={budget.period} />
            ))}
          </tbody>
        </table>
      )}
      <div className="flex flex-wrap items-center gap-3 px-4 pb-3">
        {lines.length > shownFirst && (
          <Button variant="ghost" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Show fewer" : `Show ${lines.length - shownFirst} more`}
          </Button>
        )}
        {standing.segment_count > lines.length && (
          <p className="text-muted-foreground text-xs">
            The {lines.length} highest of {formatCount(standing.segment_count)}
          </p>
        )}
      </div>
    </li>
  );
}
