import { randomBytes } from "node:crypto";
import { v7 as newUuid } from "uuid";
import { assertChannels } from "@/lib/channels/assert-channels";
import { receiverUrl } from "@/lib/deliveries/post";
import { ApiError } from "@/lib/errors";
import { insertWebhook } from "@/lib/queries/insert-webhook";
import { listStoredWebhooks } from "@/lib/queries/list-webhooks";
import { sealSecret } from "@/lib/sealed-secret";
import { storeVersion } from "@/lib/versions/store-version";
import type { StoredWebhook, WebhookConfig } from "./webhook";
import { forgetWebhooks } from "./webhook-book";

/** Every request that lands is held against each of them. */
const webhooksMax = 100;

/** The webhooks of an organization, the oldest first. */
export async function listWebhooks(organizationId: string): Promise<StoredWebhook[]> {
  const all = await listStoredWebhooks();
  return all.filter((webhook) => webhook.organizationId === organizationId && !webhook.isDeleted);
}

/** @throws ApiError `not_found`. */
export async function findWebhook(organizationId: string, id: string): Promise<StoredWebhook> {
  const webhook = (await listWebhooks(organizationId)).find((one) => one.id === id);
  if (!webhook) {
    throw new ApiError("not_found", `There is no webhook with the id ${id}; it may have been deleted.`);
  }
  return webhook;
}

/**
 * Makes a webhook that is on.
 *
 * @throws ApiError `invalid` for a destination that is not sent to or a channel there is not, `conflict` when there are
 * too many.
 */
export async function createWebhook(
  organizationId: string,
  { destination, config, includeData }: Pick<StoredWebhook, "destination" | "config" | "includeData">,
): Promise<StoredWebhook> {
  const { href } = receiverUrl(destination);
  await assertChannels(organizationId, config.channels ?? [], "config.channels");
  if ((await listWebhooks(organizationId)).length >= webhooksMax) {
    throw new ApiError(
      "conflict",
      `There are ${webhooksMax} webhooks, which is the limit: delete some first.`,
    );
  }
  const id = newUuid();
  const nowMs = Date.now();
  const webhook: StoredWebhook = {
    organizationId,
    id,
    version: 1,
    revision: newUuid(),
    destination: href,
    config,
    includeData,
    sealedSecret: newSecret(id),
    isEnabled: true,
    notice: "",
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    isDeleted: false,
  };
  await insertWebhook(webhook);
  forgetWebhooks();
  return webhook;
}

export interface WebhookChange {
  destination?: string;
  config?: Partial<WebhookConfig>;
  includeData?: boolean;
  isEnabled?: boolean;
  /** Why it is switched off. */
  notice?: string;
  /** Makes a new key; the old one signs nothing any more. */
  rotateSecret?: boolean;
  isDeleted?: boolean;
}

/**
 * Changes a webhook; what is left out stays. Switching it on takes a notice away.
 *
 * @throws ApiError `not_found`, `invalid`, or `conflict` when someone else changed it at the same moment.
 */
export async function changeWebhook(
  organizationId: string,
  id: string,
  { destination, config, rotateSecret = false, ...change }: WebhookChange,
): Promise<StoredWebhook> {
  const before = await findWebhook(organizationId, id);
  await assertChannels(organizationId, config?.channels ?? [], "config.channels");
  try {
    return await storeVersion(
      before,
      {
        ...(change.isEnabled === true && { notice: "" }),
        ...change,
        ...(destination !== undefined && { destination: receiverUrl(destination).href }),
        ...(rotateSecret && { sealedSecret: newSecret(id) }),
        config: { ...before.config, ...config },
        updatedAtMs: Date.now(),
      },
      {
        insert: insertWebhook,
        read: async () => (await listStoredWebhooks()).find((one) => one.id === id),
        nameOf: () => "webhook",
      },
    );
  } finally {
    forgetWebhooks();
  }
}

/** 256 random bits as 64 hex characters: what signs is this text itself, as in Helicone. */
function newSecret(id: string): string {
  return sealSecret(randomBytes(32).toString("hex"), id);
}
