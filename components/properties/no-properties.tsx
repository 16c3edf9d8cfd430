"use client";

import Link from "next/link";
import { CodeBlock } from "@/components/ui/code-block";
import { PageMessage } from "./page-message";

/** What an empty list of keys says: the one header that makes the first. */
export function NoProperties() {
  return (
    <PageMessage title="No properties yet">
      <p className="max-w-prose text-muted-foreground">
        A property is a header on a call. Add one, and every request can be filtered, counted and priced by
        it.
      </p>
      <CodeBlock
        code="Helicone-Property-Environment: production"
        label="header"
        className="w-full max-w-md text-left"
      />
      <p className="text-muted-foreground">
        How a whole call looks stands on the page of{" "}
        <Link href="/requests" className="text-accent-text underline underline-offset-2">
          requests
        </Link>
        .
      </p>
    </PageMessage>
  );
}
