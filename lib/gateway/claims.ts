import { isGatewayPath, pathOf } from "./paths";

/**
 * Whether a request is a call for a provider rather than for Facet itself: by its path, by a header that names a
 * target, or by the form of a path that begins with an API key.
 *
 * @param target path and query.
 * @param hasTargetHeader asked only where the path does not tell, which it does for nearly every call.
 */
export function isGatewayCall(target: string, hasTargetHeader: () => boolean): boolean {
  if (isGatewayPath(target)) {
    return true;
  }
  if (target.startsWith("/v1/")) {
    return false;
  }
  return hasTargetHeader() || mayBeginWithKey(target);
}

/** `/KEY/v1/…`. Whether it is a key is found out later, so that a wrong one is told so. */
function mayBeginWithKey(target: string): boolean {
  const slash = pathOf(target).indexOf("/", 1);
  return slash !== -1 && isGatewayPath(target.slice(slash)) && !ownSegments.has(target.slice(1, slash));
}

/** First segments of paths that are Facet's own, whatever follows. */
const ownSegments = new Set(["api", "_next"]);
