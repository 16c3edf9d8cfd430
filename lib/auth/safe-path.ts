const anywhere = "http://facet.invalid";

/**
 * The place to go to after sign-in: a path of this site, with its query. Anything that a browser would take for
 * another site (`//evil.example`, `/\evil.example`, `https:evil.example`, control characters) becomes `fallback`.
 */
export function safePath(next: string | null | undefined, fallback = "/overview"): string {
  if (!next?.startsWith("/") || !URL.canParse(next, anywhere)) {
    return fallback;
  }
  const url = new URL(next, anywhere);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // A path such as `/.//evil.example` is resolved to `//evil.example`, which is another site again.
  return url.origin === anywhere && !path.startsWith("//") ? path : fallback;
}
