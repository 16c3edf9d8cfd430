import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { isGatewayCall } from "./claims";
import { joinPath } from "./join-path";
import { isGatewayPath, isRestSegment } from "./paths";
import { providerOfModel } from "./provider-of-model";
import { readProviderSettings } from "./provider-settings";
import { providerByHost, providers } from "./providers";
import { routeByModel, routeByName } from "./route";

const deps = { settingsOf: readProviderSettings(() => undefined), allowPrivateTargets: false };
const urlOf = (route: { origin: string; path: string } | undefined) => route && route.origin + route.path;

test.each([
  ["", "/v1/models", "/v1/models"],
  ["/v1", "/v1/models", "/v1/models"],
  ["/v1", "/models", "/v1/models"],
  ["/v1", "/v1", "/v1"],
  ["/v1", "/v1?a=b", "/v1?a=b"],
  ["/v1", "/v10/models", "/v1/v10/models"],
  ["/openai/v1", "/v1/models", "/openai/v1/models"],
  ["/openai/v1", "/openai/v1/models", "/openai/v1/models"],
  ["/proxy/v1", "/chat?x=/v1/", "/proxy/v1/chat?x=/v1/"],
])("%s and %s make %s", (base, rest, path) => {
  expect(joinPath(base, rest)).toBe(path);
});

test("every provider's chat endpoint is where its vendor documents it", () => {
  const documented: Record<string, string> = {
    "gpt-4o": "https://api.openai.com/v1/chat/completions",
    "claude-sonnet-5": "https://api.anthropic.com/v1/chat/completions",
    "gemini-2.5-flash": "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
    "openrouter/x/y": "https://openrouter.ai/api/v1/chat/completions",
    "groq/llama": "https://api.groq.com/openai/v1/chat/completions",
    "together/meta-llama/Llama-3": "https://api.together.xyz/v1/chat/completions",
    "mistral-large-latest": "https://api.mistral.ai/v1/chat/completions",
    "deepseek-chat": "https://api.deepseek.com/chat/completions",
    "grok-4": "https://api.x.ai/v1/chat/completions",
    "fireworks/llama": "https://api.fireworks.ai/inference/v1/chat/completions",
    "sonar-pro": "https://api.perplexity.ai/chat/completions",
  };
  for (const [model, url] of Object.entries(documented)) {
    expect(urlOf(routeByModel("/v1/chat/completions", model, deps))).toBe(url);
    expect(urlOf(routeByModel("/chat/completions", model, deps))).toBe(url);
  }
});

test("paths that name no model go to OpenAI, and Anthropic's own wire to Anthropic", () => {
  expect(urlOf(routeByModel("/v1/files?limit=2", undefined, deps))).toBe(
    "https://api.openai.com/v1/files?limit=2",
  );
  expect(urlOf(routeByModel("/v1/messages", undefined, deps))).toBe("https://api.anthropic.com/v1/messages");
  expect(urlOf(routeByModel("/messages/count_tokens", "claude-x", deps))).toBe(
    "https://api.anthropic.com/v1/messages/count_tokens",
  );
});

test("a target URL keeps the request's path and is recognised by its host", () => {
  const azure = routeByName(
    "/openai/deployments/d/chat/completions?api-version=1",
    "https://my.openai.azure.com",
    deps,
  );
  expect(azure).toMatchObject({ providerId: "azure", isTrusted: false });
  expect(urlOf(azure)).toBe(
    "https://my.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
  );
  expect(routeByName("/v1/x", "https://llm.example.com:8443/", deps)).toMatchObject({
    provider: undefined,
    providerId: "llm.example.com",
    origin: "https://llm.example.com:8443",
  });
});

test("the operator's key goes to the vendor's own host over https, and to the base URL that is set", () => {
  const settingsOf = readProviderSettings((name) =>
    name === "AZURE_OPENAI_BASE_URL" ? "https://mine.openai.azure.com/openai" : undefined,
  );
  const takes = (url: string) => routeByName("/v1/x", url, { ...deps, settingsOf })?.takesOperatorKey;
  expect(takes("https://api.openai.com")).toBe(true);
  expect(takes("http://api.openai.com")).toBe(false);
  expect(takes("https://mine.openai.azure.com")).toBe(true);
  expect(takes("https://other.openai.azure.com")).toBe(false);
});

test("Azure's versions that refuse stream_options are not asked for usage", () => {
  const azure = providerByHost("mine.openai.azure.com");
  const path = "/openai/deployments/d/chat/completions?api-version=";
  expect(azure?.asksForStreamUsage(`${path}2023-05-15`)).toBe(false);
  expect(azure?.asksForStreamUsage(`${path}2024-10-21`)).toBe(true);
  expect(azure?.asksForStreamUsage("/openai/v1/chat/completions")).toBe(true);
});

test("hosts that only look like a vendor's are not taken for it", () => {
  for (const host of [
    "evilapi.openai.com.example",
    "openai.azure.com.example.com",
    "api.openai.com.evil.com",
  ]) {
    expect(providerByHost(host)).toBeUndefined();
  }
});

test.each([
  ["gpt-4o-mini", "openai"],
  ["o3", "openai"],
  ["text-embedding-3-small", "openai"],
  ["claude-3-5-haiku-latest", "anthropic"],
  ["gemini-2.0-flash", "gemini"],
  ["llama-3.3-70b-versatile", "groq"],
  ["codestral-latest", "mistral"],
  ["deepseek-reasoner", "deepseek"],
  ["grok-4", "xai"],
  ["accounts/fireworks/models/x", "fireworks"],
  ["sonar", "perplexity"],
  ["foo-bar", undefined],
  ["constructor", undefined],
])("%s is served by %s", (model, provider) => {
  expect(providerOfModel(model)?.provider.id).toBe(provider);
});

test("names of providers are told apart", () => {
  const names = providers.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

test("the REST API's paths are Facet's, and what is left under /v1 is the gateway's", () => {
  const routes = readdirSync("app/v1", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of routes.filter((entry) => !entry.name.startsWith("["))) {
    expect(isRestSegment(name), `app/v1/${name} must be listed in paths.ts`).toBe(true);
    expect(isGatewayPath(`/v1/${name}/x`)).toBe(false);
  }
  for (const path of [
    "/v1/chat/completions",
    "/v1/gateway/openai/v1/models",
    "/v1/files?x=1",
    "/messages",
    "/helicone/test",
  ]) {
    expect(isGatewayPath(path)).toBe(true);
  }
  for (const path of ["/", "/requests", "/v1", "/v1/", "/api/health", "/_next/static/x.js", "/messagesx"]) {
    expect(isGatewayPath(path)).toBe(false);
  }
});

test("a request is a call by its path, a target header or the form of a key in its path, and never a REST one", () => {
  expect(isGatewayCall("/api/v1/chat/completions", () => true)).toBe(true);
  expect(isGatewayCall("/api/v1/chat/completions", () => false)).toBe(false);
  expect(isGatewayCall("/a%20key/v1/chat/completions", () => false)).toBe(true);
  expect(isGatewayCall("/a-key/v1/request/query", () => false)).toBe(false);
  expect(isGatewayCall("/v1/request/query-clickhouse", () => true)).toBe(false);
});
