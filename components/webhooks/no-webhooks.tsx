import { PageMessage } from "@/components/properties/page-message";

/** What an empty list of webhooks says. */
export function NoWebhooks() {
  return (
    <PageMessage title="No webhooks yet">
      <p className="max-w-prose text-muted-foreground">
        A webhook sends every request you choose, with its bodies, properties and cost, to an address of yours
        as soon as it has landed. What does not come through is tried again for about a day.
      </p>
    </PageMessage>
  );
}
