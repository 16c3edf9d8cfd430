import { env } from "@/lib/env";

/**
 * Where applications reach this Facet, such as `https://facet.example.com`, without a slash at the end: what the
 * operator said, else what the reader's own browser used.
 */
export function baseUrlOf(headers: Pick<Headers, "get">): string {
  const { FACET_PUBLIC_URL, HOST, PORT } = env();
  if (FACET_PUBLIC_URL) {
    return FACET_PUBLIC_URL.replace(/\/+$/, "");
  }
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? `${HOST}:${PORT}`;
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return `${scheme}://${host}`;
}
