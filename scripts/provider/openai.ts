import { answerChat } from "./chat";
import { answerCompletion } from "./completions";
import { answerEmbeddings } from "./embeddings";
import { openAiHeaders } from "./headers";
import { type Made, openAiJson } from "./made";
import { datedModel, type Prompt } from "./prompt";
import { answerResponses } from "./responses";

/** OpenAI's endpoints, matched by how the path ends: other vendors mount the same ones below their own prefix. */
export function answerOpenAi(prompt: Prompt): Made | undefined {
  const { pathname } = prompt;
  if (prompt.method === "GET") {
    return pathname.endsWith("/models") ? openAiJson(prompt, modelList(prompt)) : undefined;
  }
  for (const [ending, make] of Object.entries(endpoints)) {
    if (pathname.endsWith(ending)) {
      return make(prompt);
    }
  }
  return undefined;
}

const endpoints: Record<string, (prompt: Prompt) => Made> = {
  "/chat/completions": answerChat,
  "/completions": answerCompletion,
  "/responses": answerResponses,
  "/embeddings": answerEmbeddings,
  "/audio/transcriptions": transcription,
  "/audio/speech": speech,
  "/images/generations": image,
};

function modelList(prompt: Prompt) {
  const models = ["gpt-4o", "gpt-4o-mini", "gpt-4.1-mini", "gpt-5-mini", "text-embedding-3-small"];
  const created = prompt.created;
  return {
    object: "list",
    data: models.map((model) => ({ id: datedModel(model), object: "model", created, owned_by: "system" })),
  };
}

function transcription(prompt: Prompt): Made {
  const { tokens, text } = prompt;
  const usage = {
    type: "tokens",
    total_tokens: tokens.prompt + tokens.completion,
    input_tokens: tokens.prompt,
    input_token_details: { text_tokens: tokens.prompt - tokens.audio, audio_tokens: tokens.audio },
    output_tokens: tokens.completion,
  };
  return openAiJson(prompt, prompt.behaviour.noUsage ? { text } : { text, usage });
}

function speech(prompt: Prompt): Made {
  const sound = Buffer.concat([Buffer.from("ID3"), Buffer.alloc(2048, Buffer.from(prompt.seed, "hex"))]);
  return { headers: openAiHeaders(prompt, "audio/mpeg"), parts: [sound], isStream: false };
}

/** A transparent PNG of one pixel. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

function image(prompt: Prompt): Made {
  const { tokens, created } = prompt;
  const usage = {
    input_tokens: tokens.prompt,
    input_tokens_details: { image_tokens: 0, text_tokens: tokens.prompt },
    output_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
  };
  const data = [{ b64_json: pixel }];
  const shape = { background: "opaque", data, output_format: "png", quality: "low", size: "1024x1024" };
  return openAiJson(prompt, { created, ...shape, ...(prompt.behaviour.noUsage ? {} : { usage }) });
}
