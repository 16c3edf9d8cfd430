"use client";

import Link from "next/link";
import { Moment } from "@/components/properties/moment";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { webhookHref } from "@/lib/webhooks/webhook-href";
import type { ListedWebhook } from "./webhook-schema";
import { WebhookState } from "./webhook-state";

/** The webhooks as a table, each a link to its page. */
export function WebhookTable({ webhooks }: { webhooks: readonly ListedWebhook[] }) {
  return (
    <ScrollRegion aria-label="Webhooks" className="overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full min-w-[40rem]">
        <caption className="sr-only">Webhooks</caption>
        <thead>
          <tr className="h-8 border-b text-left text-muted-foreground text-xs [&_th]:px-3 [&_th]:font-medium">
            <th scope="col">Destination</th>
            <th scope="col">Requests</th>
            <th scope="col">Sample</th>
            <th scope="col">State</th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <tr
              key={webhook.id}
              className="relative h-10 border-b last:border-b-0 hover:bg-hover [&_td]:px-3 [&_td]:py-1.5"
            >
              <th scope="row" className="max-w-72 truncate px-3 py-1.5 text-left font-medium">
                {/* The whole row is the link. */}
                <Link
                  href={webhookHref(webhook.id)}
                  className="after:absolute after:inset-0"
                  title={webhook.destination}
                >
                  {webhook.destination.replace(/^https:\/\//, "")}
                </Link>
              </th>
              <td className="max-w-72 truncate font-mono text-xs">{requestsText(webhook)}</td>
              <td className="whitespace-nowrap tabular-nums">{webhook.config.sampleRate} %</td>
              <td className="whitespace-nowrap">
                <WebhookState webhook={webhook} />
              </td>
              <td className="whitespace-nowrap text-muted-foreground">
                <Moment iso={webhook.created_at} zone="local" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Which requests a webhook is for, as people type filters. */
export function requestsText({ filter_text }: Pick<ListedWebhook, "filter_text">): string {
  if (filter_text === null) return "a filter that can no longer be read";
  return filter_text === "" ? "every request" : filter_text;
}
