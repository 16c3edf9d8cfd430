import { asObject, type JsonObject } from "@/lib/guards";
import { asCount, type MeasuredUsage, measured } from "./measured-usage";

/**
 * The `usage` of OpenAI's chat completions, completions and embeddings, and of the many vendors that answer in
 * that format with additions of their own.
 */
export function readOpenAiChatUsage(usage: JsonObject): MeasuredUsage {
  const prompt = asObject(usage.prompt_tokens_details);
  const completion = asObject(usage.completion_tokens_details);
  const promptTokens = asCount(usage.prompt_tokens);
  const told = asCount(usage.completion_tokens);
  const reasoningTokens = asCount(completion.reasoning_tokens) || asCount(usage.reasoning_tokens);
  const left = leftOut(usage, promptTokens + told, reasoningTokens);
  return measured({
    promptTokens,
    completionTokens: told + left,
    promptCacheReadTokens:
      asCount(prompt.cached_tokens) ||
      // DeepSeek; Moonshot and Together; Anthropic's models behind LiteLLM.
      asCount(usage.prompt_cache_hit_tokens) ||
      asCount(usage.cached_tokens) ||
      asCount(usage.cache_read_input_tokens),
    promptCacheWriteTokens: asCount(prompt.cache_write_tokens) || asCount(usage.cache_creation_input_tokens),
    promptAudioTokens: asCount(prompt.audio_tokens),
    completionAudioTokens: asCount(completion.audio_tokens),
    reasoningTokens: Math.max(reasoningTokens, left),
    promptImageTokens: asCount(prompt.image_tokens),
    completionImageTokens: asCount(completion.image_tokens),
    webSearches: asCount(usage.num_search_queries),
  });
}

/**
 * Reasoning that `completion_tokens` leaves out but the total holds: so xAI counts, and so does Gemini's
 * OpenAI-compatible endpoint, which does not even name it.
 */
function leftOut(usage: JsonObject, counted: number, reasoningTokens: number): number {
  const left = asCount(usage.total_tokens) - counted;
  return left > 0 && (reasoningTokens === 0 || left === reasoningTokens) ? left : 0;
}
