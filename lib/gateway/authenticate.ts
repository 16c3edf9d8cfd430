import { ApiError } from "@/lib/errors";
import { decoded } from "./decoded";
import type { GatewayDeps, KeyGrant } from "./deps";
import type { CallHeaders, Credentials } from "./headers";
import { isGatewayPath } from "./paths";

export interface Authenticated {
  grant: KeyGrant;
  /** The target without any key of Facet's in its path or query. */
  target: string;
  /** Headers with the provider's key as the caller brought it; names and values in turn. */
  providerCredentials: string[];
  /** Whether the caller brought a key for the provider, in a header or the query. */
  hasProviderKey: boolean;
}

type Authenticate = GatewayDeps["authenticate"];

/**
 * Tells Facet's key from the provider's. Every place is looked at, even when the key was found in an earlier one,
 * since none of Facet's keys may leave.
 *
 * @throws ApiError `unauthorized`, or `forbidden` when the key may only read.
 */
export function authenticateCall(
  headers: CallHeaders,
  target: string,
  authenticate: Authenticate,
): Authenticated {
  const slots = new Slots(authenticate);
  slots.takeHeliconeAuth(headers.credentials["helicone-auth"]);
  slots.takeAuthorization(headers.credentials.authorization);
  slots.takePlain("x-api-key", headers.credentials["x-api-key"]);
  slots.takePlain("x-goog-api-key", headers.credentials["x-goog-api-key"]);
  slots.takePlain("api-key", headers.credentials["api-key"]);
  const withoutPathKey = slots.takePath(target);
  const withoutKeys = slots.takeQuery(withoutPathKey);
  if (!slots.grant) {
    throw new ApiError("unauthorized", whyUnauthorized(headers.credentials));
  }
  if (slots.grant.permission === "r") {
    throw new ApiError(
      "forbidden",
      "This API key may only read. Calls through the gateway need a key with write permission.",
    );
  }
  return {
    grant: slots.grant,
    target: withoutKeys,
    providerCredentials: slots.providerCredentials,
    hasProviderKey: slots.hasProviderKey,
  };
}

class Slots {
  grant: KeyGrant | undefined;
  readonly providerCredentials: string[] = [];
  hasProviderKey = false;
  readonly #authenticate: Authenticate;

  constructor(authenticate: Authenticate) {
    this.#authenticate = authenticate;
  }

  takeHeliconeAuth(value: string | undefined): void {
    const token = value === undefined ? undefined : bearerToken(value);
    if (token !== undefined) {
      this.#isFacetKey(token);
    }
  }

  /** May hold both keys, separated by a comma; whatever is not Facet's is the provider's. */
  takeAuthorization(value: string | undefined): void {
    if (value === undefined) {
      return;
    }
    if (bearerToken(value) === undefined) {
      this.#provider("authorization", value);
      return;
    }
    const others = value.split(",").filter((part) => {
      const token = bearerToken(part) ?? part.trim();
      return token !== "" && !this.#isFacetKey(token);
    });
    if (others.length > 0) {
      this.#provider(
        "authorization",
        `Bearer ${others.map((part) => bearerToken(part) ?? part.trim()).join(",")}`,
      );
    }
  }

  takePlain(name: keyof Credentials, value: string | undefined): void {
    if (value !== undefined && !this.#isFacetKey(value.trim())) {
      this.#provider(name, value);
    }
  }

  /** `/KEY/v1/…`; anything else than a valid key in that place is part of the path. */
  takePath(target: string): string {
    if (isGatewayPath(target)) {
      return target;
    }
    const slash = target.indexOf("/", 1);
    const segment = slash === -1 ? "" : decoded(target.slice(1, slash));
    return segment !== "" && this.#isFacetKey(segment) ? target.slice(slash) : target;
  }

  /** Google's clients may send the key as `?key=`. */
  takeQuery(target: string): string {
    const query = queryOf(target);
    const key = query && new URLSearchParams(query).get("key");
    if (!key) {
      return target;
    }
    if (this.#isFacetKey(key)) {
      return withoutQueryKey(target);
    }
    this.hasProviderKey = true;
    return target;
  }

  #isFacetKey(token: string): boolean {
    const grant = this.#authenticate(token);
    this.grant ??= grant;
    return grant !== undefined;
  }

  #provider(name: string, value: string): void {
    this.providerCredentials.push(name, value);
    this.hasProviderKey = true;
  }
}

/** The target without the query's `key`, for the provider when it was Facet's, and for the record always. */
export function withoutQueryKey(target: string): string {
  const query = queryOf(target);
  if (!query.includes("key")) {
    return target;
  }
  const rest = query.split("&").filter((pair) => decoded(pair.split("=", 1)[0] ?? "") !== "key");
  const path = target.slice(0, target.length - query.length - 1);
  return rest.length === 0 ? path : `${path}?${rest.join("&")}`;
}

function queryOf(target: string): string {
  const mark = target.indexOf("?");
  return mark === -1 ? "" : target.slice(mark + 1);
}

function bearerToken(value: string): string | undefined {
  return /^\s*bearer\s+(.*?)\s*$/i.exec(value)?.[1];
}

function whyUnauthorized(credentials: Credentials): string {
  const places =
    "Send one as `Helicone-Auth: Bearer <key>` or `Authorization: Bearer <key>`, as `x-api-key`, `x-goog-api-key` or " +
    "`api-key`, or as the first segment of the path (`/<key>/v1/…`).";
  const bare = [credentials["helicone-auth"], credentials.authorization].find(
    (value) => value !== undefined && bearerToken(value) === undefined,
  );
  return bare === undefined
    ? `No valid Facet API key came with this call. ${places}`
    : `No valid Facet API key came with this call: the word "Bearer" is missing before the key. ${places}`;
}
