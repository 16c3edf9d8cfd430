"use client";

import { PageMessage } from "@/components/properties/page-message";
import { CodeBlock } from "@/components/ui/code-block";

const headers = `Helicone-Session-Id: 0198c0de-session
Helicone-Session-Name: support-chat
Helicone-Session-Path: /support/answer`;

/** What the page says before any call belonged to a session: the headers that make one. */
export function NoSessions() {
  return (
    <PageMessage title="No sessions yet">
      <p className="max-w-prose text-muted-foreground">
        Give calls that belong together the same session id, and this page shows them as one: their steps as a
        tree, how they ran on a timeline, and the conversation they make. The name groups sessions of one
        kind, the path names the step; only the id is needed.
      </p>
      <CodeBlock code={headers} label="headers" className="w-full max-w-md text-left" />
    </PageMessage>
  );
}
