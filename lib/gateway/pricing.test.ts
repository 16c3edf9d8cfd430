import { calcPrice } from "@pydantic/genai-prices";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costUsd } from "./pricing";
import { providerByName } from "./providers";
import { type MeasuredUsage, measured } from "./usage/measured-usage";

const june2026 = Date.UTC(2026, 5, 1, 12);
const cost = (provider: string, model: string, usage: Partial<MeasuredUsage>, atMs = june2026) =>
  costUsd(measured(usage), { provider, targetUrl: "http://127.0.0.1:1", model }, atMs);

// Each expected sum is worked out by hand from the vendor's price page, in dollars per million tokens.
describe("what a call costs", () => {
  it("charges OpenAI's cached tokens once, at their own price", () => {
    const usage = { promptTokens: 2006, promptCacheReadTokens: 1920, completionTokens: 300 };
    // 86 × 0.15 + 1920 × 0.075 + 300 × 0.60
    expect(cost("openai", "gpt-4o-mini-2024-07-18", usage)).toBe("0.0003369");
    expect(cost("azure", "gpt-4o-mini-2024-07-18", usage)).toBe("0.0003369");
  });

  it("charges Anthropic's cache beside the prompt, and an hour's keeping more than five minutes'", () => {
    const usage = {
      promptTokens: 12,
      promptCacheReadTokens: 5000,
      promptCacheWriteTokens: 1000,
      cacheWriteHourTokens: 400,
      inputTokens: 6012,
      completionTokens: 150,
    };
    // 12 × 3 + 5000 × 0.30 + 600 × 3.75 + 400 × 6 + 150 × 15
    expect(cost("anthropic", "claude-sonnet-4-5-20250929", usage)).toBe("0.008436");
    // and 2 searches at $10 a thousand
    expect(cost("anthropic", "claude-sonnet-4-5-20250929", { ...usage, webSearches: 2 })).toBe("0.028436");
  });

  it("charges Gemini's thoughts as output", () => {
    const usage = {
      promptTokens: 1000,
      promptCacheReadTokens: 400,
      completionTokens: 250,
      reasoningTokens: 200,
    };
    // 600 × 0.30 + 400 × 0.03 + 250 × 2.50
    expect(cost("gemini", "gemini-2.5-flash", usage)).toBe("0.000817");
    expect(cost("gemini", "models/gemini-2.5-flash", usage)).toBe("0.000817");
  });

  it("charges sound at its own price, and none where the list lacks it", () => {
    const usage = { promptTokens: 1000, promptAudioTokens: 900, completionTokens: 10 };
    // 100 × 4 + 900 × 32 + 10 × 16
    expect(cost("openai", "gpt-realtime", usage)).toBe("0.02936");
    expect(cost("openai", "gpt-4o-audio-preview", usage)).toBeNull();
    // Gemini 2.5 Flash hears for 1.00: 100 × 0.30 + 900 × 1 + 10 × 2.50
    expect(cost("gemini", "gemini-2.5-flash", usage)).toBe("0.000955");
  });

  it("charges the whole call at the tier that the prompt's size reaches", () => {
    const usage = (promptTokens: number) => ({ promptTokens, completionTokens: 1000 });
    // 200,000 × 1.25 + 1000 × 10, and 200,001 × 2.50 + 1000 × 15
    expect(cost("gemini", "gemini-2.5-pro", usage(200_000))).toBe("0.26");
    expect(cost("gemini", "gemini-2.5-pro", usage(200_001))).toBe("0.5150025");
  });

  it("follows prices that depend on the time of day", () => {
    const usage = { promptTokens: 1000 };
    expect(cost("deepseek", "deepseek-chat", usage, Date.UTC(2026, 0, 1, 12))).toBe("0.00027");
    expect(cost("deepseek", "deepseek-chat", usage, Date.UTC(2026, 0, 1, 20))).toBe("0.000135");
  });

  it("is unknown, rather than nothing, for models and vendors without a price", () => {
    const usage = { promptTokens: 1000, completionTokens: 10 };
    expect(cost("openai", "gpt-unheard-of", usage)).toBeNull();
    expect(cost("llm.internal", "gpt-4o-mini", usage)).toBeNull();
    expect(cost("openai", "whisper-1", usage)).toBeNull();
  });

  it("agrees with the price list's own sums", () => {
    const models = [
      ["openai", "gpt-4o-2024-08-06"],
      ["openai", "gpt-5.4"],
      ["anthropic", "claude-opus-4-1-20250805"],
      ["anthropic", "claude-sonnet-4-5-20250929"],
      ["gemini", "gemini-2.5-pro"],
      ["xai", "grok-4"],
      ["groq", "llama-3.3-70b-versatile"],
      ["perplexity", "sonar"],
      ["openrouter", "anthropic/claude-sonnet-4.5"],
    ] as const;
    const tokens = fc.nat(300_000);
    fc.assert(
      fc.property(fc.constantFrom(...models), tokens, tokens, tokens, (names, fresh, read, output) => {
        const [provider, model] = names;
        const input = fresh + read;
        const ours = cost(provider, model, {
          promptTokens: input,
          promptCacheReadTokens: read,
          completionTokens: output,
        });
        const theirs = calcPrice(
          { input_tokens: input, cache_read_tokens: read, output_tokens: output },
          model,
          { providerId: providerByName(provider)?.pricesId, timestamp: new Date(june2026) },
        );
        expect(Number(ours)).toBeCloseTo(theirs?.total_price ?? Number.NaN, 9);
      }),
    );
  });
});
