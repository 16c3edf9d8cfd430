import { asObject, isObject } from "@/lib/guards";
import { readAnthropicUsage } from "./anthropic";
import { readGeminiUsage } from "./gemini";
import { asCount, type MeasuredUsage, measured } from "./measured-usage";
import { readOpenAiChatUsage } from "./openai-chat";
import { readOpenAiResponsesUsage } from "./openai-responses";

/**
 * The tokens an answer tells, or null when it tells none. The format shows in the names of the counts, which is
 * more reliable than the path: compatible vendors mount the formats where they like.
 */
export function readUsage(answer: unknown): MeasuredUsage | null {
  const body = asObject(answer);
  if (isObject(body.usageMetadata)) {
    return readGeminiUsage(body.usageMetadata);
  }
  const { usage } = body;
  if (!isObject(usage)) {
    return null;
  }
  if ("prompt_tokens" in usage || "completion_tokens" in usage) {
    return readOpenAiChatUsage(usage);
  }
  if ("input_tokens" in usage || "output_tokens" in usage) {
    const isAnthropic = body.type === "message" || "cache_read_input_tokens" in usage;
    return isAnthropic ? readAnthropicUsage(usage) : readOpenAiResponsesUsage(usage);
  }
  // Amazon Bedrock's Converse and the Vercel AI SDK.
  if ("inputTokens" in usage || "outputTokens" in usage) {
    const promptCacheReadTokens = asCount(usage.cacheReadInputTokens);
    const promptCacheWriteTokens = asCount(usage.cacheWriteInputTokens);
    const promptTokens = asCount(usage.inputTokens);
    return measured({
      promptTokens,
      completionTokens: asCount(usage.outputTokens),
      promptCacheReadTokens,
      promptCacheWriteTokens,
      inputTokens: promptTokens + promptCacheReadTokens + promptCacheWriteTokens,
    });
  }
  return null;
}
