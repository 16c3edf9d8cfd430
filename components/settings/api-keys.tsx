"use client";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiKeyTable } from "./api-key-table";
import { MakeKeyDialog } from "./make-key-dialog";
import { Section } from "./section";
import { useApiKeys } from "./use-api-keys";

/** The keys that applications call Facet with. */
export function ApiKeys() {
  const { data: keys, error, refetch } = useApiKeys();
  return (
    <Section
      title="API keys"
      description="Applications send one with every call. Facet keeps only a hash of it."
      action={<MakeKeyDialog />}
    >
      {keys && keys.length > 0 && <ApiKeyTable keys={keys} />}
      {keys?.length === 0 && (
        <p className="rounded-lg border border-dashed px-4 py-8 text-center text-muted-foreground">
          There are no keys yet. Make one to send the first call.
        </p>
      )}
      {!keys && !error && <Skeleton className="h-24 w-full rounded-lg" />}
      {error && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-3 rounded-lg bg-danger-soft px-4 py-3 text-danger-text"
        >
          <span className="min-w-0 flex-1">The keys could not be loaded: {error.message}</span>
          <Button onClick={() => refetch()}>Retry</Button>
        </div>
      )}
    </Section>
  );
}
