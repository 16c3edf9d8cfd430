import { asObject, type JsonObject } from "@/lib/guards";
import { asCount, type MeasuredUsage, measured } from "./measured-usage";

/** The `usage` of OpenAI's responses, images and transcriptions: `input_tokens` include the cached ones. */
export function readOpenAiResponsesUsage(usage: JsonObject): MeasuredUsage {
  // Transcriptions say `input_token_details`, the others `input_tokens_details`.
  const input = asObject(usage.input_tokens_details ?? usage.input_token_details);
  const output = asObject(usage.output_tokens_details ?? usage.output_token_details);
  return measured({
    promptTokens: asCount(usage.input_tokens),
    completionTokens: asCount(usage.output_tokens),
    promptCacheReadTokens: asCount(input.cached_tokens),
    promptAudioTokens: asCount(input.audio_tokens),
    promptImageTokens: asCount(input.image_tokens),
    completionAudioTokens: asCount(output.audio_tokens),
    completionImageTokens: asCount(output.image_tokens),
    reasoningTokens: asCount(output.reasoning_tokens),
  });
}
