/**
 * The path `rest` under the path `base`, where segments that both hold are not doubled: SDKs disagree on whether
 * the version belongs to the base URL, so `/openai/v1` takes `/v1/models`, `/openai/v1/models` and `/models` alike.
 *
 * @param base without a slash at its end; empty for the root.
 * @param rest begins with a slash; may carry a query.
 */
export function joinPath(base: string, rest: string): string {
  for (let at = base.indexOf("/"); at !== -1; at = base.indexOf("/", at + 1)) {
    const shared = base.slice(at);
    if (rest.startsWith(shared) && endsSegment(rest, shared.length)) {
      return base.slice(0, at) + rest;
    }
  }
  return base + rest;
}

function endsSegment(path: string, at: number): boolean {
  return at === path.length || path[at] === "/" || path[at] === "?";
}
