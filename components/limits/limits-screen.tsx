"use client";

import type { ReactNode } from "react";
import { LoadFailure } from "@/components/properties/page-message";
import { Section } from "@/components/settings/section";
import { Skeleton } from "@/components/ui/skeleton";
import { BudgetCard } from "./budget-card";
import { BudgetDialog } from "./budget-dialog";
import { RuleDialog } from "./rule-dialog";
import { RuleTable } from "./rule-table";
import { useBudgets, useRules } from "./use-limits";

/** Budgets with how they stand, and rate limits. */
export function LimitsScreen() {
  const budgets = useBudgets();
  const rules = useRules();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-10 px-4 py-6 sm:px-6">
        <h1 className="font-semibold text-xl tracking-tight">Limits</h1>
        <Section
          title="Budgets"
          description="So much money a day, week or month, together or for each value of a property."
          action={<BudgetDialog />}
        >
          <Loaded what="The budgets" list={budgets}>
            {budgets.data?.length === 0 && (
              <Nothing>
                There are no budgets yet. Make one such as “customer = acme: $50 a month”, to be warned in
                time, or to turn calls away once it is spent.
              </Nothing>
            )}
            <ul className="flex flex-col gap-4">
              {budgets.data?.map((budget) => (
                <BudgetCard key={budget.id} budget={budget} />
              ))}
            </ul>
          </Loaded>
        </Section>
        <Section
          title="Rate limits"
          description="At most so many requests or cents within a moving window. Every rule that matches must let a call on."
          action={<RuleDialog />}
        >
          <Loaded what="The rate limits" list={rules}>
            {rules.data?.length === 0 && (
              <Nothing>
                There are no rules yet. A rule holds for every caller; a single call can also bring its own as{" "}
                <code className="font-mono text-xs">Helicone-RateLimit-Policy: 1000;w=3600;s=user</code>.
              </Nothing>
            )}
            {rules.data && rules.data.length > 0 && <RuleTable rules={rules.data} />}
          </Loaded>
        </Section>
      </div>
    </div>
  );
}

/** A list that is on its way, could not be had, or is there; what was there before stays when a later try fails. */
function Loaded({
  what,
  list: { data, error, refetch },
  children,
}: {
  what: string;
  list: { data: unknown; error: Error | null; refetch: () => unknown };
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-3">
      {error && <LoadFailure what={what} error={error} onRetry={() => refetch()} />}
      {data === undefined && !error ? (
        <div role="status" aria-label={`${what} are on their way`}>
          <Skeleton className="h-28 w-full rounded-lg" />
        </div>
      ) : (
        data !== undefined && children
      )}
    </div>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-lg border border-dashed px-4 py-8 text-center text-muted-foreground">{children}</p>
  );
}
