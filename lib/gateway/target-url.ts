import { ApiError } from "@/lib/errors";
import { isPrivateHost } from "@/lib/private-address";

export interface TargetUrl {
  /** Such as `https://api.example.com`. */
  origin: string;
  /** In lower case, without a port. */
  hostname: string;
  isHttps: boolean;
  /** Path of the URL, without a slash at the end; empty for the root. */
  basePath: string;
}

/**
 * Reads the URL a caller named as its provider.
 *
 * @throws ApiError `bad_request`, or `forbidden` for a host that is private by its name. Names that stand for a
 * private address are refused when the connection is made.
 */
export function parseTargetUrl(text: string, allowPrivate: boolean): TargetUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:") || url.username || url.password) {
    throw new ApiError(
      "bad_request",
      "Helicone-Target-Url must be an http or https URL without a user name, such as https://api.example.com.",
    );
  }
  if (!allowPrivate && isPrivateHost(url.hostname)) {
    throw privateTarget(url.hostname);
  }
  return {
    origin: url.origin,
    hostname: url.hostname,
    isHttps: url.protocol === "https:",
    basePath: url.pathname.replace(/\/+$/, ""),
  };
}

/** What a caller is told whose target is not on the public Internet. */
export function privateTarget(host: string): ApiError {
  return new ApiError(
    "forbidden",
    `The target ${host} is a private address, which Facet does not call for its callers. The operator can allow it ` +
      "with FACET_ALLOW_PRIVATE_TARGETS=1, or set the provider's *_BASE_URL, which is trusted.",
  );
}
