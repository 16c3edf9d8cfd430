"use client";

import Link from "next/link";
import { toast } from "sonner";
import { useSpell } from "@/components/edits/use-spell";
import { Button } from "@/components/ui/button";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { Moment } from "./moment";
import { LoadFailure, PageMessage } from "./page-message";
import { PropertiesHeader } from "./properties-header";
import type { Rule } from "./property-schema";
import { useGovern, useRules } from "./use-properties";

/** What becomes of keys that go on arriving after they were renamed, merged or deleted. */
export function RulesScreen() {
  const rules = useRules();
  return (
    <>
      <PropertiesHeader />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-4 p-4">
          <p className="max-w-prose text-muted-foreground">
            A key that was renamed or merged may go on arriving from applications. A standing rule records it
            as it should be. Lifting a rule changes no request that is stored.
          </p>
          {rules.error && (
            <LoadFailure what="The rules" error={rules.error} onRetry={() => rules.refetch()} />
          )}
          {rules.isPending && !rules.error && <TableSkeleton what="rules" rows={3} />}
          {rules.data?.length === 0 && (
            <PageMessage title="No standing rules">
              <p className="text-muted-foreground">Renaming, merging or deleting a key makes one.</p>
            </PageMessage>
          )}
          {rules.data && rules.data.length > 0 && (
            <ul className="divide-y divide-border rounded-lg border bg-surface">
              {rules.data.map((rule) => (
                <RuleItem key={rule.key} rule={rule} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </>
  );
}

function RuleItem({ rule }: { rule: Rule }) {
  const lift = useGovern("rules/lift");
  const { spell } = useSpell();
  const name = spell(rule.key);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2.5">
      <p className="min-w-0 flex-[1_1_16rem] break-words">
        {rule.action === "drop" ? (
          <>
            <strong className="font-medium">{name}</strong> is dropped
          </>
        ) : (
          <>
            <strong className="font-medium">{name}</strong> is recorded as{" "}
            <strong className="font-medium">{rule.target}</strong>
            <span className="text-muted-foreground">
              {" "}
              · where a call sends both, the value of {rule.keep === "source" ? name : rule.target} stays
            </span>
          </>
        )}
      </p>
      <p className="text-muted-foreground">
        since <Moment iso={rule.created_at} zone="local" /> ·{" "}
        <Link href="/properties/journal" className="text-accent-text underline underline-offset-2">
          journal
        </Link>
      </p>
      <Button
        aria-label={`Lift the rule for ${name}`}
        disabled={lift.isPending}
        onClick={() =>
          lift.mutate(rule.key, {
            onSuccess: () => toast(`“${name}” is recorded as it is sent again.`),
            onError: (error) => toast.error(error.message),
          })
        }
      >
        Lift
      </Button>
    </li>
  );
}
