/** What the address of a page says, as Next.js hands it over. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The address a visitor comes back to after signing in: the page with what its link described. */
export function returnPath(path: string, params: SearchParams): string {
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([key, value]) =>
      [value ?? []].flat().map((each): [string, string] => [key, each]),
    ),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}
