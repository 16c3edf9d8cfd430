import { ApiError } from "@/lib/errors";
import { decoded } from "./decoded";
import type { GatewayDeps } from "./deps";
import { joinPath } from "./join-path";
import { isBarePath, isGatewayPath, pathOf } from "./paths";
import { providerOfModel } from "./provider-of-model";
import { type Provider, providerByHost, providerByName, providers } from "./providers";
import { parseTargetUrl, type TargetUrl } from "./target-url";

/** Where a call goes. */
export interface Route {
  /** Undefined when the target is none of the known vendors. */
  provider: Provider | undefined;
  /** Id of the provider, or the target's host name. */
  providerId: string;
  origin: string;
  /** Path and query as the provider shall see them. */
  path: string;
  /** Whether the operator chose the origin; others may not lead to private addresses. */
  isTrusted: boolean;
  /** Whether the operator's key for the provider may be sent there. */
  takesOperatorKey: boolean;
  /** Whether the provider followed from the model. */
  isByModel: boolean;
  /** The model's name for the provider, where the route depended on it. */
  model: string | undefined;
}

const namedPath = /^\/v1\/gateway\/([^/?]+)(.*)$/s;

/**
 * The route of a call whose path or headers name the provider.
 *
 * @returns undefined when it follows from the model in the body.
 * @throws ApiError `bad_request` or `forbidden`.
 */
export function routeByName(
  target: string,
  targetUrl: string | undefined,
  deps: Pick<GatewayDeps, "settingsOf" | "allowPrivateTargets">,
): Route | undefined {
  const named = namedPath.exec(target);
  const rest = named ? withSlash(named[2] ?? "") : target;
  if (targetUrl !== undefined) {
    return routeToUrl(rest, targetUrl, deps);
  }
  if (!named && !isGatewayPath(target)) {
    throw new ApiError(
      "not_found",
      `The gateway has no path ${pathOf(target)}. Calls go to /v1/…, to /v1/gateway/{provider}/…, or anywhere with the ` +
        "header Helicone-Target-Url.",
    );
  }
  if (!named) {
    return undefined;
  }
  const provider = providerByName(decoded(named[1] ?? ""));
  if (!provider) {
    throw new ApiError(
      "bad_request",
      `There is no provider "${named[1]}". Known are ${providers.map(({ id }) => id).join(", ")}; any other is reached ` +
        "with the header Helicone-Target-Url.",
    );
  }
  return routeToProvider(provider, rest, deps);
}

/**
 * The route of a call to the AI gateway.
 *
 * @param model as the body has it; undefined when the body names none.
 * @throws ApiError `bad_request` that shows the form `provider/model`.
 */
export function routeByModel(
  target: string,
  model: string | undefined,
  deps: Pick<GatewayDeps, "settingsOf">,
): Route {
  const operation = isBarePath(pathOf(target)) ? target : target.slice("/v1".length);
  const choice = model === undefined || model === "" ? undefined : providerOfModel(model);
  if (speaksAnthropic(operation)) {
    const anthropic = choice?.provider.id === "anthropic" ? choice : undefined;
    return byModel(routeToProvider(anthropicProvider, `/v1${operation}`, deps), anthropic?.model ?? model);
  }
  if (choice) {
    const { provider } = choice;
    return byModel(routeToProvider(provider, joinPath(provider.openAiPath, operation), deps), choice.model);
  }
  if (model !== undefined && model !== "") {
    throw new ApiError(
      "bad_request",
      `No provider is known for the model "${model}". Name it as provider/model, such as "openai/${model}"; providers ` +
        `are ${providers.map(({ id }) => id).join(", ")}.`,
    );
  }
  if (needsModel(operation)) {
    throw new ApiError(
      "bad_request",
      'The body must be a JSON object with a "model", such as "gpt-4o-mini" or "anthropic/claude-sonnet-4-5".',
    );
  }
  return byModel(routeToProvider(openAiProvider, `/v1${operation}`, deps), undefined);
}

const openAiProvider = required("openai");
const anthropicProvider = required("anthropic");

function required(id: string): Provider {
  const provider = providerByName(id);
  if (!provider) {
    throw new Error(`The table of providers lacks ${id}.`);
  }
  return provider;
}

function routeToUrl(
  rest: string,
  text: string,
  deps: Pick<GatewayDeps, "settingsOf" | "allowPrivateTargets">,
): Route {
  const target = parseTargetUrl(text, deps.allowPrivateTargets);
  const provider = providerByHost(target.hostname);
  return {
    provider,
    providerId: provider?.id ?? target.hostname,
    origin: target.origin,
    path: joinPath(target.basePath, rest),
    isTrusted: deps.allowPrivateTargets,
    takesOperatorKey: provider !== undefined && takesOperatorKey(target, provider, deps),
    isByModel: false,
    model: undefined,
  };
}

/** Only a host that can prove its name and is the vendor's own: below a suffix, customers have theirs. */
function takesOperatorKey(
  { hostname, origin, isHttps }: TargetUrl,
  provider: Provider,
  deps: Pick<GatewayDeps, "settingsOf">,
): boolean {
  return isHttps && (provider.hosts.includes(hostname) || deps.settingsOf(provider).origin === origin);
}

function routeToProvider(provider: Provider, rest: string, deps: Pick<GatewayDeps, "settingsOf">): Route {
  const { origin, basePath } = deps.settingsOf(provider);
  if (origin === undefined) {
    throw new ApiError(
      "bad_request",
      `${provider.label} has an own host for every customer: name it with the header Helicone-Target-Url, or set ` +
        `${provider.variables}_BASE_URL in Facet's environment.`,
    );
  }
  return {
    provider,
    providerId: provider.id,
    origin,
    path: joinPath(basePath, rest),
    isTrusted: true,
    takesOperatorKey: true,
    isByModel: false,
    model: undefined,
  };
}

function byModel(route: Route, model: string | undefined): Route {
  route.isByModel = true;
  route.model = model;
  return route;
}

function speaksAnthropic(operation: string): boolean {
  return /^\/messages([/?]|$)/.test(operation);
}

/** Calls that cannot be meant for anybody without a model; others, such as a list of files, go to OpenAI. */
function needsModel(operation: string): boolean {
  return /^\/(chat\/completions|completions|embeddings|responses)\/?(\?|$)/.test(operation);
}

function withSlash(rest: string): string {
  return rest.startsWith("/") ? rest : `/${rest}`;
}
