"use client";

import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Tab, TabPanel, Tabs, TabsList } from "@/components/ui/tabs";
import { onboardingSnippets } from "@/lib/onboarding/snippets";
import { Listening } from "./listening";

/** What an empty Facet opens on: how to send the first call, and a line that turns green when it has come. */
export function Onboarding({ onArrived }: { onArrived: () => void }) {
  const snippets = onboardingSnippets(window.location.origin);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        <h1 className="font-semibold text-xl tracking-tight">Send your first request</h1>
        <p className="mt-1 max-w-prose text-muted-foreground">
          Point your SDK at Facet and tag the call with a property. It shows up here a moment later, priced,
          with the property as a column.
        </p>
        <Listening onSeen={onArrived} />
        <ol className="mt-6 flex flex-col gap-6">
          <li className="flex flex-wrap items-center justify-between gap-3">
            <div className="min-w-0">
              <h2 className="font-medium">1. Have a key at hand</h2>
              <p className="mt-0.5 text-muted-foreground">
                Set it as <code className="font-mono text-foreground text-xs">FACET_API_KEY</code>. The one
                Facet printed at its first start works.
              </p>
            </div>
            <Link href="/settings" className={buttonStyle()}>
              Make a key
            </Link>
          </li>
          <li>
            <h2 className="mb-1 font-medium">2. Change the marked lines</h2>
            <Tabs defaultValue="curl">
              <TabsList className="overflow-x-auto overflow-y-hidden">
                {snippets.map((snippet) => (
                  <Tab key={snippet.id} value={snippet.id}>
                    {snippet.label}
                  </Tab>
                ))}
              </TabsList>
              {snippets.map((snippet) => (
                <TabPanel key={snippet.id} value={snippet.id} className="pt-3">
                  <CodeBlock code={snippet.code} label="snippet" highlightedLines={snippet.changedLines} />
                </TabPanel>
              ))}
            </Tabs>
            <p className="mt-2 text-muted-foreground text-xs">
              The provider's own key is taken from Facet's environment, such as OPENAI_API_KEY.
            </p>
          </li>
        </ol>
      </div>
    </div>
  );
}
