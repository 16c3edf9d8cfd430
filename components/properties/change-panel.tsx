"use client";

import { type ReactNode, useState } from "react";
import { EditOutcome } from "@/components/edits/edit-outcome";
import { requestsText, spelledAs } from "@/components/edits/prepare-edit";
import { SampleTable } from "@/components/edits/sample-table";
import { useSpell } from "@/components/edits/use-spell";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format/format";
import { isRespelling, type KeyChange } from "./prepare-change";
import type { KeyPlan } from "./property-schema";
import { useKeyPlan, useStartKeyChange } from "./use-key-change";

/**
 * The steps every change of a key goes through: what it would do, the confirmation, how far it got, and the way
 * back. The form above asks what is wanted; `change` is null until that can be told.
 */
export function ChangePanel({
  change,
  verb,
  isDangerous = false,
  isConfirmed = true,
  onRespelled,
  children,
}: {
  change: KeyChange | null;
  /** On the button: "Rename", "Merge", "Delete". */
  verb: string;
  isDangerous?: boolean;
  /** Whether a further sign of consent, such as the typed key, has been given. */
  isConfirmed?: boolean;
  /** Told when the change was but a new spelling, which is done at once. */
  onRespelled?: () => void;
  /** The form; it goes once the edit has started. */
  children: ReactNode;
}) {
  const [editId, setEditId] = useState<string | null>(null);
  const plan = useKeyPlan(editId === null ? change : null);
  const start = useStartKeyChange();
  if (editId !== null) {
    return <EditOutcome key={editId} editId={editId} onUndo={setEditId} />;
  }
  const isReady = change !== null && plan.data != null && !plan.isFetching && isConfirmed;
  const error = plan.error ?? start.error;
  const confirm = () => {
    if (!change || !isReady) return;
    start.mutate(change, {
      onSuccess: (id) => (id === null ? onRespelled?.() : setEditId(id)),
    });
  };
  return (
    <div className="flex flex-col gap-4">
      {children}
      <div aria-live="polite">
        {change && plan.isFetching && (
          <div className="flex flex-col gap-2">
            <p className="text-muted-foreground">Counting the requests that would change…</p>
            <Skeleton className="h-16 w-full" />
          </div>
        )}
        {change && plan.data && !plan.isFetching && <PlanView change={change} plan={plan.data} />}
      </div>
      {error && (
        <p role="alert" className="break-words text-danger-text">
          {error.message}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button size="md" variant="ghost" />}>Cancel</DialogClose>
        <Button
          size="md"
          variant={isDangerous ? "danger" : "primary"}
          disabled={!isReady || start.isPending}
          onClick={confirm}
        >
          {start.isPending ? "Starting…" : isReady ? confirmText(verb, change, plan.data) : verb}
        </Button>
      </div>
    </div>
  );
}

function confirmText(verb: string, change: KeyChange, plan: KeyPlan | null | undefined): string {
  return !plan || plan.requests === 0 || isRespelling(change)
    ? verb
    : `${verb} on ${requestsText(plan.requests)}`;
}

function PlanView({ change, plan }: { change: KeyChange; plan: KeyPlan }) {
  const { spell } = useSpell();
  if (isRespelling(change)) {
    return <p>Only the spelling changes: keys ignore case, so no request has to be edited.</p>;
  }
  return (
    <div className="flex flex-col gap-2">
      <p>
        {plan.requests === 0
          ? "No stored request has it now."
          : `${requestsText(plan.requests)} would change.`}
        {plan.both > 0 && ` ${formatCount(plan.both)} of them ${plan.both === 1 ? "has" : "have"} both.`}
      </p>
      {plan.sample.length > 0 && (
        <SampleTable
          sample={plan.sample}
          spell={change.type === "rename" ? spelledAs([change.to], spell) : spell}
        />
      )}
    </div>
  );
}
