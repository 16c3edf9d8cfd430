/** The address a visitor comes back to after signing in: the page with what its link described. */
export function returnPath(path: string, params: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([key, value]) =>
      [value ?? []].flat().map((each): [string, string] => [key, each]),
    ),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}
