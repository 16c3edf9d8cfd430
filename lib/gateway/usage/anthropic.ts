import { asObject, type JsonObject } from "@/lib/guards";
import { asCount, type MeasuredUsage, measured } from "./measured-usage";

/** The `usage` of Anthropic's messages: `input_tokens` leave out what was read from or written to the cache. */
export function readAnthropicUsage(usage: JsonObject): MeasuredUsage {
  const promptTokens = asCount(usage.input_tokens);
  const promptCacheReadTokens = asCount(usage.cache_read_input_tokens);
  const promptCacheWriteTokens = asCount(usage.cache_creation_input_tokens);
  return measured({
    promptTokens,
    completionTokens: asCount(usage.output_tokens),
    promptCacheReadTokens,
    promptCacheWriteTokens,
    inputTokens: promptTokens + promptCacheReadTokens + promptCacheWriteTokens,
    cacheWriteHourTokens: asCount(asObject(usage.cache_creation).ephemeral_1h_input_tokens),
    reasoningTokens: asCount(asObject(usage.output_tokens_details).thinking_tokens),
    webSearches: asCount(asObject(usage.server_tool_use).web_search_requests),
  });
}
