import type { IncomingMessage, ServerResponse } from "node:http";
import { apiKeysReady, findApiKey } from "@/lib/auth/api-keys";
import { env } from "@/lib/env";
import { limitGate, limitsReady } from "@/lib/limits";
import { recorder } from "@/lib/recorder";
import { processSingleton } from "@/lib/registry";
import { isGatewayCall } from "./claims";
import { defaultTimeouts, type GatewayDeps } from "./deps";
import { FetchExchange } from "./fetch-door";
import { handleCall } from "./handle-call";
import { NodeExchange } from "./node-door";
import { readProviderSettings } from "./provider-settings";
import { UpstreamPools } from "./upstream-pools";

/**
 * Opens the gateway of this process: its recorder, and what the environment says of providers.
 *
 * @throws EnvError when a provider's base URL cannot be used.
 */
export function openGateway(): void {
  gatewayDeps();
}

/**
 * Answers a request that came in through `node:http`, when it is a call for a provider.
 *
 * @returns false when it is not, and nothing was done.
 */
export function handleNodeCall(req: IncomingMessage, res: ServerResponse): boolean {
  const hasTargetHeader = () => targetHeaders.some((name) => req.headers[name] !== undefined);
  if (!isGatewayCall(req.url ?? "/", hasTargetHeader)) {
    return false;
  }
  handleCall(new NodeExchange(req, res), gatewayDeps());
  return true;
}

/**
 * Answers a request that came in through a route handler, when it is a call for a provider.
 *
 * @returns undefined when it is not.
 */
export async function handleFetchCall(request: Request): Promise<Response | undefined> {
  const exchange = new FetchExchange(request);
  const hasTargetHeader = () => targetHeaders.some((name) => request.headers.has(name));
  if (!isGatewayCall(exchange.target, hasTargetHeader)) {
    return undefined;
  }
  await Promise.all([apiKeysReady(), limitsReady()]);
  handleCall(exchange, gatewayDeps());
  return exchange.response;
}

/** Headers that make any request a call. */
const targetHeaders = ["helicone-target-url", "helicone-openai-api-base"];

function gatewayDeps(): GatewayDeps {
  return processSingleton(
    "gateway",
    () => ({
      authenticate(token) {
        const key = findApiKey(token);
        return key && { organizationId: key.organizationId, apiKeyId: key.id, permission: key.permission };
      },
      recorder: recorder(),
      gate: limitGate(),
      settingsOf: readProviderSettings(),
      allowPrivateTargets: env().FACET_ALLOW_PRIVATE_TARGETS,
      pools: new UpstreamPools({ connectTimeoutMs: defaultTimeouts.connectMs }),
      timeouts: defaultTimeouts,
    }),
    ({ pools }) => pools.close(),
  );
}
