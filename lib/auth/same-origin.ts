import { env } from "@/lib/env";
import { ApiError } from "@/lib/errors";

/**
 * Refuses what a page of another site made the browser send.
 *
 * @throws ApiError `forbidden`.
 */
export function assertSameOrigin(request: Request): void {
  if (!isSameOrigin(request)) {
    throw new ApiError(
      "forbidden",
      "A browser may send this only from Facet's own pages; other programs use an API key.",
    );
  }
}

/**
 * Whether a browser says that a page of this very site sent the request. A cookie alone does not prove it: other
 * sites can make a browser send one. A request that tells nothing about its origin counts as foreign.
 */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) {
    return site === "same-origin";
  }
  // Browsers leave Sec-Fetch-Site out on plain HTTP other than localhost, but always send Origin with a change.
  const origin = request.headers.get("origin");
  if (origin === null || !URL.canParse(origin)) {
    return false;
  }
  const publicUrl = env().FACET_PUBLIC_URL;
  const hosts = [
    request.headers.get("host") ?? new URL(request.url).host,
    request.headers.get("x-forwarded-host"),
    publicUrl && new URL(publicUrl).host,
  ];
  return hosts.includes(new URL(origin).host);
}
