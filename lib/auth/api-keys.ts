import { join } from "node:path";
import { v7 as newUuid } from "uuid";
import { env } from "@/lib/env";
import { ApiError } from "@/lib/errors";
import { defaultOrganizationId } from "@/lib/organizations";
import { insertApiKey } from "@/lib/queries/insert-api-key";
import { listApiKeys as loadApiKeys } from "@/lib/queries/list-api-keys";
import { processSingleton } from "@/lib/registry";
import {
  type ApiKey,
  apiKeyHint,
  hashApiKeyToken,
  isEnvironmentApiKey,
  newApiKeyToken,
  type Permission,
} from "./api-key";
import { KeyRing } from "./key-ring";

/** Another process on the same database may revoke a key; this is how long it can go on here. */
const refreshIntervalMs = 2_000;
/** With a copy on disk a start waits no longer than this for the database. */
const readyTimeoutMs = 1_500;

interface OpenRing {
  ring: KeyRing;
  /** Whether the database answered the first time. */
  first: Promise<boolean>;
  timer: NodeJS.Timeout;
}

function openRing(): OpenRing {
  return processSingleton(
    "api-keys",
    () => {
      const ring = new KeyRing({
        environmentToken: env().FACET_API_KEY,
        organizationId: defaultOrganizationId,
        copyPath: join(env().FACET_DATA_DIR, "api-keys.json"),
        load: loadApiKeys,
        save: insertApiKey,
      });
      const first = ring.refresh();
      const timer = setInterval(() => ring.refresh(), refreshIntervalMs);
      timer.unref();
      return { ring, first, timer };
    },
    ({ timer }) => clearInterval(timer),
  );
}

/** The valid key with this token, or undefined. Synchronous and fast: it stands in the way of every call. */
export function findApiKey(token: string): ApiKey | undefined {
  return openRing().ring.find(token);
}

/**
 * Resolves when the keys have been read: from the database, or from the copy of the last run when the database
 * does not answer. Never rejects; without either only FACET_API_KEY is valid.
 */
export async function apiKeysReady(): Promise<void> {
  const { ring, first } = openRing();
  if (!ring.known) {
    await first;
    return;
  }
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, readyTimeoutMs);
  });
  await Promise.race([first, timeout]);
  clearTimeout(timer);
}

/** All keys of an organization, revoked ones too, oldest first. */
export async function listApiKeys(organizationId: string): Promise<ApiKey[]> {
  await apiKeysReady();
  return openRing().ring.list(organizationId);
}

/** Makes a key. The token is in this answer and nowhere else. */
export async function createApiKey(input: {
  organizationId: string;
  name: string;
  permission: Permission;
}): Promise<{ key: ApiKey; token: string }> {
  const token = newApiKeyToken();
  const now = Date.now();
  const key: ApiKey = {
    ...input,
    id: newUuid(),
    hash: hashApiKeyToken(token),
    hint: apiKeyHint(token),
    createdAtMs: now,
    revokedAtMs: null,
    updatedAtMs: now,
  };
  await openRing().ring.put(key);
  return { key, token };
}

/**
 * Ends a key at once in this process and within two seconds in others. Revoking twice changes nothing.
 *
 * @throws ApiError `not_found`, or `conflict` for the key that stands in the environment.
 */
export async function revokeApiKey(organizationId: string, id: string): Promise<void> {
  const key = (await listApiKeys(organizationId)).find((candidate) => candidate.id === id);
  if (!key) {
    throw new ApiError("not_found", `There is no API key with the id ${id}.`);
  }
  if (key.revokedAtMs !== null) {
    return;
  }
  if (isEnvironmentApiKey(key)) {
    throw new ApiError(
      "conflict",
      "This key stands in the variable FACET_API_KEY: remove it there and start again.",
    );
  }
  const now = Date.now();
  await openRing().ring.put({ ...key, revokedAtMs: now, updatedAtMs: now });
}

/**
 * Makes the first key of a fresh install and resolves to its token, to be printed once; undefined when
 * FACET_API_KEY is set or keys were made before. Waits as long as the database is away, so a start should not
 * wait for it.
 */
export async function firstApiKey(): Promise<string | undefined> {
  if (env().FACET_API_KEY !== undefined) {
    return undefined;
  }
  const { ring, first } = openRing();
  let answered = await first;
  while (!answered && ring.list(defaultOrganizationId).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, refreshIntervalMs));
    answered = await ring.refresh();
  }
  if (ring.list(defaultOrganizationId).length > 0) {
    return undefined;
  }
  const { token } = await createApiKey({
    organizationId: defaultOrganizationId,
    name: "First key",
    permission: "rw",
  });
  return token;
}
