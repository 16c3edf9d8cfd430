import { ApiError } from "@/lib/errors";
import type { Authenticated } from "./authenticate";
import type { GatewayDeps } from "./deps";
import type { CallHeaders } from "./headers";
import { pathOf } from "./paths";
import type { KeyHeader, Provider } from "./providers";
import type { Route } from "./route";

/**
 * The headers of the call to the provider: the caller's, with a key the provider takes.
 *
 * @returns names and values in turn.
 * @throws ApiError `unauthorized` when nobody has a key for the provider.
 */
export function upstreamHeaders(
  headers: CallHeaders,
  auth: Authenticated,
  route: Route,
  isStream: boolean,
  deps: Pick<GatewayDeps, "settingsOf">,
): string[] {
  const out = headers.forward;
  out.push(...auth.providerCredentials);
  if (!auth.hasProviderKey && route.provider) {
    pushOperatorKey(out, route, route.provider, deps);
  }
  const encoding = acceptedEncoding(headers.acceptEncoding, isStream);
  if (encoding !== undefined) {
    out.push("accept-encoding", encoding);
  }
  return out;
}

function pushOperatorKey(
  out: string[],
  route: Route,
  provider: Provider,
  deps: Pick<GatewayDeps, "settingsOf">,
): void {
  const { apiKey } = deps.settingsOf(provider);
  if (apiKey === undefined || !route.takesOperatorKey) {
    const remedy = route.takesOperatorKey
      ? `Set ${provider.variables}_API_KEY in Facet's environment, or send`
      : `The operator's key goes only to the vendor's own https host and to ${provider.variables}_BASE_URL: send`;
    throw new ApiError(
      "unauthorized",
      `There is no key for ${provider.label}. ${remedy} ${provider.label}'s own key in its usual header together with ` +
        "Facet's key in Helicone-Auth: Bearer <key>.",
    );
  }
  const name = keyHeaderFor(provider, route.path);
  out.push(name, name === "authorization" ? `Bearer ${apiKey}` : apiKey);
}

/** Vendors take bearer tokens on the paths where they imitate OpenAI, and their own header elsewhere. */
function keyHeaderFor(provider: Provider, path: string): KeyHeader {
  if (provider.keyHeader === "authorization" || provider.id === "azure") {
    return provider.keyHeader;
  }
  const imitates = /\/(openai\/|chat\/completions$|embeddings$|completions$)/.test(pathOf(path));
  return imitates ? "authorization" : provider.keyHeader;
}

const readableEncodings = new Set(["gzip", "deflate", "br", "identity"]);

/**
 * Streams come as they are, since their events are watched as they pass. Other answers may be encoded in any way
 * that can be undone later, for the record.
 */
function acceptedEncoding(asked: string | undefined, isStream: boolean): string | undefined {
  if (isStream || asked === undefined) {
    return isStream ? "identity" : undefined;
  }
  const readable = asked.split(",").filter((part) => {
    const name = part.split(";", 1)[0] ?? "";
    return readableEncodings.has(name.trim().toLowerCase());
  });
  return readable.length === 0 ? "identity" : readable.map((part) => part.trim()).join(", ");
}
