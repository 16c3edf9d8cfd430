import { decoded } from "./decoded";
import type { GatewayDeps } from "./deps";
import { isGatewayPath, pathOf } from "./paths";

/**
 * Whether a request is a call for a provider rather than for Facet itself: by its path, by a header that names a
 * target, or by an API key as the first segment of its path.
 *
 * @param target path and query.
 */
export function isGatewayCall(
  target: string,
  hasTargetHeader: boolean,
  authenticate: GatewayDeps["authenticate"],
): boolean {
  if (isGatewayPath(target)) {
    return true;
  }
  if (target.startsWith("/v1/")) {
    return false;
  }
  return hasTargetHeader || beginsWithKey(target, authenticate);
}

function beginsWithKey(target: string, authenticate: GatewayDeps["authenticate"]): boolean {
  const slash = pathOf(target).indexOf("/", 1);
  return (
    slash !== -1 &&
    isGatewayPath(target.slice(slash)) &&
    authenticate(decoded(target.slice(1, slash))) !== undefined
  );
}
