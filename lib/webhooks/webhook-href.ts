/** The page of a webhook. */
export function webhookHref(id: string): string {
  return `/webhooks/webhook?${new URLSearchParams({ id })}`;
}
