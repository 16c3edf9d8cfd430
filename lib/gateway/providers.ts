/** How a provider takes its key. */
export type KeyHeader = "authorization" | "x-api-key" | "x-goog-api-key" | "api-key";

/** Everything Facet knows about an LLM vendor. A new vendor is one entry in `providers`. */
export interface Provider {
  /** What is recorded, and the name in `/v1/gateway/{id}` and `{id}/model`. */
  id: string;
  /** The name people know. */
  label: string;
  /** Further names that callers may use, such as Helicone's short ones. */
  aliases: readonly string[];
  /** Host names by which a target URL is recognised; one that begins with a dot is a suffix. */
  hosts: readonly string[];
  /** In the convention of the vendor's SDK, without a slash at the end; undefined when every customer has an own host. */
  baseUrl: string | undefined;
  /** `OPENAI` stands for the variables `OPENAI_API_KEY` and `OPENAI_BASE_URL`. */
  variables: string;
  /** Where the vendor's own API expects the key. */
  keyHeader: KeyHeader;
  /** Path from the origin to the API that speaks OpenAI's format, where keys are bearer tokens unless it is the vendor's own. */
  openAiPath: string;
  /** Whether a stream on this path must be asked for its usage; elsewhere it comes by itself, or asking is an error. */
  asksForStreamUsage(path: string): boolean;
  /** Names of models that are told to be this vendor's without a prefix. */
  models: RegExp | undefined;
  /** The vendor's id in `@pydantic/genai-prices`. */
  pricesId: string;
}

const always = () => true;
const never = () => false;

/** Azure's versions before this one refuse the field; its unversioned API takes it. */
function knowsStreamOptions(path: string): boolean {
  const version = /[?&]api-version=([\w-]+)/.exec(path)?.[1] ?? "";
  return path.startsWith("/openai/v1/") || version >= "2024-09-01";
}

export const providers: readonly Provider[] = [
  {
    id: "openai",
    label: "OpenAI",
    aliases: ["oai"],
    hosts: ["api.openai.com", "us.api.openai.com", "eu.api.openai.com"],
    baseUrl: "https://api.openai.com/v1",
    variables: "OPENAI",
    keyHeader: "authorization",
    openAiPath: "/v1",
    asksForStreamUsage: always,
    models:
      /^(gpt-|o\d(-|$)|chatgpt-|ft:|text-embedding-(3|ada)|dall-e|tts-|whisper|(omni|text)-moderation|davinci|babbage|codex|computer-use|sora)/,
    pricesId: "openai",
  },
  {
    id: "anthropic",
    label: "Anthropic",
    aliases: [],
    hosts: ["api.anthropic.com"],
    baseUrl: "https://api.anthropic.com",
    variables: "ANTHROPIC",
    keyHeader: "x-api-key",
    openAiPath: "/v1",
    asksForStreamUsage: always,
    models: /^claude/,
    pricesId: "anthropic",
  },
  {
    id: "gemini",
    label: "Google Gemini",
    aliases: ["google", "google-ai-studio"],
    hosts: ["generativelanguage.googleapis.com"],
    baseUrl: "https://generativelanguage.googleapis.com",
    variables: "GEMINI",
    keyHeader: "x-goog-api-key",
    openAiPath: "/v1beta/openai",
    asksForStreamUsage: always,
    models: /^(models\/)?(gemini|gemma|learnlm|imagen|veo|text-embedding-00)/,
    pricesId: "google",
  },
  {
    id: "azure",
    label: "Azure OpenAI",
    aliases: ["azure-openai"],
    hosts: [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"],
    baseUrl: undefined,
    variables: "AZURE_OPENAI",
    keyHeader: "api-key",
    openAiPath: "/openai/v1",
    asksForStreamUsage: knowsStreamOptions,
    models: undefined,
    pricesId: "azure",
  },
  {
    id: "openrouter",
    label: "OpenRouter",
    aliases: [],
    hosts: ["openrouter.ai"],
    baseUrl: "https://openrouter.ai/api/v1",
    variables: "OPENROUTER",
    keyHeader: "authorization",
    openAiPath: "/api/v1",
    asksForStreamUsage: never,
    models: undefined,
    pricesId: "openrouter",
  },
  {
    id: "groq",
    label: "Groq",
    aliases: [],
    hosts: ["api.groq.com"],
    baseUrl: "https://api.groq.com",
    variables: "GROQ",
    keyHeader: "authorization",
    openAiPath: "/openai/v1",
    asksForStreamUsage: always,
    models: /^(llama-[34]\.?\d?-\d+b-(versatile|instant)|compound-)/,
    pricesId: "groq",
  },
  {
    id: "together",
    label: "Together AI",
    aliases: ["togetherai", "together-ai"],
    hosts: ["api.together.xyz", "api.together.ai"],
    baseUrl: "https://api.together.xyz/v1",
    variables: "TOGETHER",
    keyHeader: "authorization",
    openAiPath: "/v1",
    asksForStreamUsage: never,
    models: undefined,
    pricesId: "together",
  },
  {
    id: "mistral",
    label: "Mistral",
    aliases: ["mistralai"],
    hosts: ["api.mistral.ai", "codestral.mistral.ai"],
    baseUrl: "https://api.mistral.ai",
    variables: "MISTRAL",
    keyHeader: "authorization",
    openAiPath: "/v1",
    asksForStreamUsage: never,
    models: /^((open-)?mi[sx]tral|ministral|magistral|codestral|devstral|pixtral|voxtral)/,
    pricesId: "mistral",
  },
  {
    id: "deepseek",
    label: "DeepSeek",
    aliases: [],
    hosts: ["api.deepseek.com"],
    baseUrl: "https://api.deepseek.com",
    variables: "DEEPSEEK",
    keyHeader: "authorization",
    openAiPath: "",
    asksForStreamUsage: always,
    models: /^deepseek-(chat|reasoner|coder)/,
    pricesId: "deepseek",
  },
  {
    id: "xai",
    label: "xAI",
    aliases: ["x", "x-ai", "grok"],
    hosts: ["api.x.ai", "us-east-1.api.x.ai", "eu-west-1.api.x.ai"],
    baseUrl: "https://api.x.ai/v1",
    variables: "XAI",
    keyHeader: "authorization",
    openAiPath: "/v1",
    asksForStreamUsage: never,
    models: /^grok/,
    pricesId: "x-ai",
  },
  {
    id: "fireworks",
    label: "Fireworks",
    aliases: ["fireworks-ai"],
    hosts: ["api.fireworks.ai"],
    baseUrl: "https://api.fireworks.ai/inference/v1",
    variables: "FIREWORKS",
    keyHeader: "authorization",
    openAiPath: "/inference/v1",
    asksForStreamUsage: never,
    models: /^accounts\/fireworks\//,
    pricesId: "fireworks",
  },
  {
    id: "perplexity",
    label: "Perplexity",
    aliases: [],
    hosts: ["api.perplexity.ai"],
    baseUrl: "https://api.perplexity.ai",
    variables: "PERPLEXITY",
    keyHeader: "authorization",
    openAiPath: "",
    asksForStreamUsage: never,
    models: /^(sonar|r1-1776)/,
    pricesId: "perplexity",
  },
];

const byName = new Map(
  providers.flatMap((provider) =>
    [provider.id, ...provider.aliases].map((name) => [name, provider] as const),
  ),
);
const byHost = new Map(
  providers.flatMap((provider) => provider.hosts.map((host) => [host, provider] as const)),
);

/** The provider with this id or alias, whatever its case. */
export function providerByName(name: string): Provider | undefined {
  return byName.get(name.toLowerCase());
}

/** The provider that answers on this host, given in lower case. */
export function providerByHost(host: string): Provider | undefined {
  return byHost.get(host) ?? byHost.get(host.slice(host.indexOf(".")));
}
