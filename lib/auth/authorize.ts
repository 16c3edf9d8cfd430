import { ApiError } from "@/lib/errors";
import type { Permission } from "./api-key";
import { apiKeysReady, findApiKey } from "./api-keys";
import { apiKeyToken } from "./bearer";
import { assertSameOrigin } from "./same-origin";
import { readSession } from "./session";

/** Who asks. Everything they see or change belongs to this organization. */
export interface Caller {
  organizationId: string;
  /** Null when a person is signed in to the dashboard. */
  apiKeyId: string | null;
}

/**
 * Finds out who sends a request, by its API key or the dashboard's cookie, and whether they may do this.
 * `permission` follows from what the endpoint does, not from its method: a query is "r" though it is a POST.
 *
 * @throws ApiError `unauthorized` or `forbidden`.
 */
export async function authorize(request: Request, permission: Permission): Promise<Caller> {
  const token = apiKeyToken(request.headers);
  return token === undefined ? bySession(request) : byApiKey(token, permission);
}

async function byApiKey(token: string, permission: Permission): Promise<Caller> {
  await apiKeysReady();
  const key = findApiKey(token);
  if (!key) {
    throw unauthorized("This API key is not known here, or it was revoked.");
  }
  const missing = [...permission].filter((letter) => !key.permission.includes(letter));
  if (missing.length > 0) {
    throw new ApiError(
      "forbidden",
      `The API key "${key.name}" has the permission "${key.permission}"; this needs "${permission}".`,
    );
  }
  return { organizationId: key.organizationId, apiKeyId: key.id };
}

async function bySession(request: Request): Promise<Caller> {
  const session = await readSession(request);
  if (!session) {
    throw unauthorized(
      "An API key is needed: send it as Authorization: Bearer <API key>. In a browser, sign in first.",
    );
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    assertSameOrigin(request);
  }
  return { organizationId: session.organizationId, apiKeyId: null };
}

function unauthorized(message: string): ApiError {
  return new ApiError("unauthorized", message, [], { "www-authenticate": "Bearer" });
}
