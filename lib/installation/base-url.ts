import { env } from "@/lib/env";

/**
 * Where applications reach this Facet, such as `https://facet.example.com`, without a slash at the end: what the
 * operator said, else what the reader's own browser used.
 */
export function baseUrlOf(headers: Pick<Headers, "get">): string {
  const { FACET_PUBLIC_URL } = env();
  const host = FACET_PUBLIC_URL ? null : (headers.get("x-forwarded-host") ?? headers.get("host"));
  if (host === null) {
    return publicUrl();
  }
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return `${scheme}://${host}`;
}

/** The same where nobody's browser asks, as for the links of a notice: what the operator said, else where Facet listens. */
export function publicUrl(): string {
  const { FACET_PUBLIC_URL, HOST, PORT } = env();
  return FACET_PUBLIC_URL?.replace(/\/+$/, "") ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
}
