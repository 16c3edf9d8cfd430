import { asArray, asObject, type JsonObject } from "@/lib/guards";
import { asCount, type MeasuredUsage, measured } from "./measured-usage";

/** Gemini's `usageMetadata`: the candidates' tokens leave out the thoughts, the prompt's leave out tools' results. */
export function readGeminiUsage(usage: JsonObject): MeasuredUsage {
  const reasoningTokens = asCount(usage.thoughtsTokenCount);
  return measured({
    promptTokens: asCount(usage.promptTokenCount) + asCount(usage.toolUsePromptTokenCount),
    completionTokens: asCount(usage.candidatesTokenCount) + reasoningTokens,
    promptCacheReadTokens: asCount(usage.cachedContentTokenCount),
    promptAudioTokens: ofModality(usage.promptTokensDetails, "AUDIO"),
    completionAudioTokens: ofModality(usage.candidatesTokensDetails, "AUDIO"),
    completionImageTokens: ofModality(usage.candidatesTokensDetails, "IMAGE"),
    reasoningTokens,
  });
}

function ofModality(details: unknown, modality: string): number {
  const detail = asArray(details).find((entry) => asObject(entry).modality === modality);
  return asCount(asObject(detail).tokenCount);
}
