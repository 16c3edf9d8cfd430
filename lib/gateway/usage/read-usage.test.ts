import { describe, expect, it } from "vitest";
import { measured } from "./measured-usage";
import { readUsage } from "./read-usage";

describe("the usage of vendors that answer in OpenAI's format", () => {
  it.each([
    [
      "DeepSeek tells the cache its own way",
      {
        prompt_tokens: 100,
        completion_tokens: 20,
        total_tokens: 120,
        prompt_cache_hit_tokens: 64,
        prompt_cache_miss_tokens: 36,
        completion_tokens_details: { reasoning_tokens: 8 },
      },
      { promptTokens: 100, completionTokens: 20, promptCacheReadTokens: 64, reasoningTokens: 8 },
    ],
    [
      "xAI leaves reasoning out of the completion",
      {
        prompt_tokens: 32,
        completion_tokens: 9,
        total_tokens: 135,
        prompt_tokens_details: { text_tokens: 32, audio_tokens: 0, image_tokens: 0, cached_tokens: 6 },
        completion_tokens_details: { reasoning_tokens: 94, audio_tokens: 0 },
      },
      { promptTokens: 32, completionTokens: 103, promptCacheReadTokens: 6, reasoningTokens: 94 },
    ],
    [
      "Gemini's compatible endpoint does not even name it",
      { prompt_tokens: 7, completion_tokens: 10, total_tokens: 117 },
      { promptTokens: 7, completionTokens: 110, reasoningTokens: 100 },
    ],
    [
      "Mistral",
      { prompt_tokens: 15, completion_tokens: 5, total_tokens: 20, prompt_audio_seconds: {} },
      { promptTokens: 15, completionTokens: 5 },
    ],
    [
      "Perplexity counts its searches",
      {
        prompt_tokens: 15,
        completion_tokens: 5,
        total_tokens: 20,
        search_context_size: "low",
        num_search_queries: 3,
      },
      { promptTokens: 15, completionTokens: 5, webSearches: 3 },
    ],
    [
      "OpenRouter's own price is left alone",
      {
        prompt_tokens: 194,
        completion_tokens: 2,
        total_tokens: 196,
        cost: 0.95,
        prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 100 },
      },
      { promptTokens: 194, completionTokens: 2, promptCacheWriteTokens: 100 },
    ],
    [
      "Moonshot",
      { prompt_tokens: 19, completion_tokens: 13, total_tokens: 32, cached_tokens: 10 },
      { promptTokens: 19, completionTokens: 13, promptCacheReadTokens: 10 },
    ],
  ])("%s", (_, usage, expected) => {
    expect(readUsage({ choices: [], usage })).toEqual(measured(expected));
  });
});

describe("the usage of other endpoints", () => {
  it("a transcription's sound", () => {
    const usage = {
      type: "tokens",
      input_tokens: 14,
      input_token_details: { text_tokens: 0, audio_tokens: 14 },
      output_tokens: 45,
      total_tokens: 59,
    };
    expect(readUsage({ text: "Hi", usage })).toEqual(
      measured({ promptTokens: 14, promptAudioTokens: 14, completionTokens: 45 }),
    );
  });

  it("Amazon Bedrock's Converse, whose input leaves out the cache", () => {
    const usage = { inputTokens: 30, outputTokens: 628, totalTokens: 758, cacheReadInputTokens: 100 };
    expect(readUsage({ output: {}, usage })).toEqual(
      measured({ promptTokens: 30, completionTokens: 628, promptCacheReadTokens: 100, inputTokens: 130 }),
    );
  });

  it("Gemini adds what tools brought to the prompt", () => {
    const usageMetadata = {
      promptTokenCount: 10,
      toolUsePromptTokenCount: 5,
      candidatesTokenCount: 7,
      totalTokenCount: 22,
      promptTokensDetails: [
        { modality: "TEXT", tokenCount: 4 },
        { modality: "AUDIO", tokenCount: 6 },
      ],
    };
    expect(readUsage({ usageMetadata })).toEqual(
      measured({ promptTokens: 15, promptAudioTokens: 6, completionTokens: 7 }),
    );
  });

  it("there is none where nothing was generated, and none in an unknown shape", () => {
    for (const answer of [{ input_tokens: 14 }, { usage: { seconds: 3 } }, { usage: null }, [], "x", null]) {
      expect(readUsage(answer)).toBeNull();
    }
  });

  it("counts that are none are zero, and none is more than the column holds", () => {
    const usage = { prompt_tokens: -5, completion_tokens: 1e300, total_tokens: "7" };
    expect(readUsage({ usage })).toMatchObject({ promptTokens: 0, completionTokens: 4_294_967_295 });
  });
});
