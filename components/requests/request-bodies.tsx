"use client";

import { lazy, Suspense, useMemo } from "react";
import { JsonViewer } from "@/components/json-viewer/json-viewer";
import { Skeleton } from "@/components/ui/skeleton";
import { Tab, TabPanel, Tabs, TabsList } from "@/components/ui/tabs";
import { useStored } from "@/components/ui/use-stored";
import { readConversation } from "@/lib/conversations/read-conversation";
import type { Body } from "@/lib/requests-view/read-body";
import { CurlTab } from "./curl-tab";
import { RawBody } from "./raw-body";
import type { RequestDetail } from "./use-request";

// Markdown is heavy, and not needed before the first request is opened.
const ConversationView = lazy(async () => ({
  default: (await import("@/components/conversation/conversation-view")).ConversationView,
}));

/** What was asked and answered, in four forms; the one used last comes up first. */
export function RequestBodies({ detail }: { detail: RequestDetail }) {
  const [stored, setTab] = useStored<TabId>("request.tab", "chat", readTab);
  const conversation = useMemo(
    () => readConversation(jsonValue(detail.request), jsonValue(detail.response)),
    [detail.request, detail.response],
  );
  const tab = stored === "chat" && !conversation ? "json" : stored;
  return (
    <Tabs value={tab} onValueChange={(value: TabId) => setTab(value)} className="flex flex-col">
      <TabsList className="sticky top-0 z-10 bg-background px-3">
        {tabs.map(({ id, label }) => (
          <Tab key={id} value={id} disabled={id === "chat" && !conversation}>
            {label}
          </Tab>
        ))}
      </TabsList>
      <TabPanel value="chat" className="p-4">
        {conversation && (
          <Suspense fallback={<Skeleton className="h-24 w-full" />}>
            <ConversationView conversation={conversation} />
          </Suspense>
        )}
      </TabPanel>
      <TabPanel value="json" className="flex flex-col gap-4 p-4">
        <JsonBody title="Request" body={detail.request} />
        <JsonBody title="Response" body={detail.response} />
      </TabPanel>
      <TabPanel value="raw" className="flex flex-col gap-4 p-4">
        <RawBody title="Request" body={detail.request} />
        <RawBody title="Response" body={detail.response} />
      </TabPanel>
      <TabPanel value="curl" className="p-4">
        <CurlTab detail={detail} />
      </TabPanel>
    </Tabs>
  );
}

function JsonBody({ title, body }: { title: string; body: Body }) {
  return body.kind === "json" ? (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-medium">{title}</h3>
      <JsonViewer root={body.node} label={title.toLowerCase()} />
    </section>
  ) : (
    <RawBody title={title} body={body} />
  );
}

function jsonValue(body: Body): unknown {
  return body.kind === "json" ? body.value : body.kind === "text" ? body.text : undefined;
}

const tabs = [
  { id: "chat", label: "Chat" },
  { id: "json", label: "JSON" },
  { id: "raw", label: "Raw" },
  { id: "curl", label: "cURL" },
] as const;

type TabId = (typeof tabs)[number]["id"];

function readTab(value: unknown): TabId | undefined {
  return tabs.find(({ id }) => id === value)?.id;
}
