"use client";

import { PageMessage } from "@/components/properties/page-message";
import { CodeBlock } from "@/components/ui/code-block";

/** What the page says before any call has named its user: the header that does. */
export function NoUsers() {
  return (
    <PageMessage title="No users yet">
      <p className="max-w-prose text-muted-foreground">
        Say with each call who it is made for, and this page tells what every user costs, how often they come
        and how their calls fare. The <code className="font-mono text-xs">user</code> field of a call's body
        does as well.
      </p>
      <CodeBlock code="Helicone-User-Id: user-123" label="header" className="w-full max-w-md text-left" />
    </PageMessage>
  );
}
