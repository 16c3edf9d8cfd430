"use client";

import { CodeBlock } from "@/components/ui/code-block";
import type { Body } from "@/lib/requests-view/read-body";

/** A body as text. */
export function RawBody({ title, body }: { title: string; body: Body }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-medium">{title}</h3>
      {body.kind === "none" ? (
        <p className="rounded-lg border border-dashed px-3 py-4 text-center text-muted-foreground">
          No body was kept.
        </p>
      ) : (
        <CodeBlock code={body.text} label={`${title} body`} wraps />
      )}
    </section>
  );
}
