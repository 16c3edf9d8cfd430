"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { toast } from "sonner";
import { FilterBar } from "@/components/filters/filter-bar";
import { LoadFailure } from "@/components/properties/page-message";
import { selectionParams } from "@/components/selection/selection-params";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { parseWire } from "@/lib/filters";
import type { Selection } from "@/lib/selection/selection";
import { selectionUrlKeys } from "@/lib/selection/selection";
import { AlertForm } from "./alert-form";
import { type AlertDraft, bodyOfDraft, draftOfAlert, newDraft } from "./draft";
import { PreviewPanel } from "./preview-panel";
import { type ShownAlert, useAlert, useSaveAlert } from "./use-alerts";

const { filter, range, zone } = selectionParams();
const params = { filter, range, zone, id: parseAsString.withDefault("") };
const useFormView = () => useQueryStates(params, { urlKeys: selectionUrlKeys, history: "replace" });

/** A new alert, beginning with the filter of the address. */
export function NewAlertScreen() {
  const [view, setView] = useFormView();
  return <FormPage id="" version={undefined} initial={newDraft} selection={view} onSelection={setView} />;
}

/** The alert that the address names, to be changed. */
export function EditAlertScreen() {
  const [{ id, ...view }] = useFormView();
  const alert = useAlert(id);
  if (alert.data) return <EditPage key={alert.data.id} alert={alert.data} selection={view} />;
  return (
    <>
      <Head title="Change alert" />
      <div className="p-4">
        {alert.error ? (
          <LoadFailure what="The alert" error={alert.error} onRetry={() => alert.refetch()} />
        ) : id === "" ? (
          <p className="text-muted-foreground">The address names no alert.</p>
        ) : (
          <TableSkeleton what="alert" rows={6} />
        )}
      </div>
    </>
  );
}

/** The filter of a saved alert stands in the alert, not in the address. */
function EditPage({ alert, selection }: { alert: ShownAlert; selection: Selection }) {
  const saved = useMemo(() => parseWire(alert.filter), [alert]);
  const [param, setParam] = useState<Selection["filter"]>(() =>
    saved.ok
      ? { filter: saved.filter, unread: [] }
      : {
          filter: selection.filter.filter,
          unread: saved.issues.map(({ path, message }) => ({ text: path, reason: message })),
        },
  );
  const whole = useMemo(() => ({ ...selection, filter: param }), [selection, param]);
  const change = useCallback((next: Partial<Selection>) => {
    if (next.filter) setParam(next.filter);
  }, []);
  return (
    <FormPage
      id={alert.id}
      version={alert.version}
      initial={draftOfAlert(alert)}
      selection={whole}
      onSelection={change}
    />
  );
}

function FormPage({
  id,
  version,
  initial,
  selection,
  onSelection,
}: {
  id: string;
  version: number | undefined;
  initial: AlertDraft;
  selection: Selection;
  onSelection: (change: Partial<Selection>) => void;
}) {
  const [draft, setDraft] = useState(initial);
  const save = useSaveAlert(id, version);
  const router = useRouter();
  const { filter: asked } = selection.filter;
  return (
    <SelectionProvider selection={selection} onChange={onSelection}>
      <Head title={id === "" ? "New alert" : "Change alert"} />
      <FilterBar />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid grid-cols-1 gap-6 p-4 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
          <AlertForm
            draft={draft}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            onSave={() =>
              save.mutate(bodyOfDraft(draft, asked), {
                onSuccess: () => {
                  toast(
                    id === "" ? "The alert is made; it is looked at from now on." : "The alert is changed.",
                  );
                  router.push("/alerts");
                },
              })
            }
            isSaving={save.isPending}
            error={save.error}
            isNew={id === ""}
          />
          <div className="min-w-0 lg:sticky lg:top-4 lg:self-start">
            <PreviewPanel draft={draft} filter={asked} />
          </div>
        </div>
      </div>
    </SelectionProvider>
  );
}

function Head({ title }: { title: string }) {
  return (
    <div className="flex min-h-12 shrink-0 items-center gap-1.5 bg-background px-4 py-2">
      <Link href="/alerts" className="rounded-sm text-muted-foreground hover:text-foreground">
        Alerts
      </Link>
      <span aria-hidden className="text-muted-foreground">
        /
      </span>
      <h1 className="font-semibold text-base tracking-tight">{title}</h1>
    </div>
  );
}
