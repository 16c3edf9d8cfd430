import { type Made, openAiJson } from "./made";
import { listOf, type Prompt } from "./prompt";

/** `/v1/embeddings`, as floats or as base64 of little-endian 32-bit floats. */
export function answerEmbeddings(prompt: Prompt): Made {
  const { json, tokens } = prompt;
  const dimensions = typeof json.dimensions === "number" ? json.dimensions : 1536;
  const inputs = Math.max(1, listOf(json.input).length);
  const data = Array.from({ length: inputs }, (_, index) => {
    const vector = vectorOf(prompt.seed, index, dimensions);
    const embedding =
      json.encoding_format === "base64" ? Buffer.from(vector.buffer).toString("base64") : [...vector];
    return { object: "embedding", index, embedding };
  });
  const usage = { prompt_tokens: tokens.prompt, total_tokens: tokens.prompt };
  return openAiJson(prompt, {
    object: "list",
    data,
    model: prompt.model,
    ...(prompt.behaviour.noUsage ? {} : { usage }),
  });
}

function vectorOf(seed: string, index: number, dimensions: number): Float32Array {
  const bytes = Buffer.from(seed, "hex");
  return Float32Array.from({ length: dimensions }, (_, position) => {
    const byte = bytes[(position + index) % bytes.length] ?? 0;
    return ((byte + (position % 17)) / 272 - 0.5) / Math.sqrt(dimensions);
  });
}
