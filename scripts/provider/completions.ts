import { type Made, openAiEvents, openAiJson } from "./made";
import { isObject, type Prompt } from "./prompt";

/** `/v1/completions`, the endpoint that takes a bare prompt. */
export function answerCompletion(prompt: Prompt): Made {
  const { tokens } = prompt;
  const usage = {
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
  };
  const base = {
    id: `cmpl-${prompt.seed.slice(0, 29)}`,
    object: "text_completion",
    created: prompt.created,
    model: prompt.model,
  };
  const choice = (text: string, finishReason: string | null) => ({
    text,
    index: 0,
    logprobs: null,
    finish_reason: finishReason,
  });
  const { noUsage } = prompt.behaviour;
  if (!prompt.stream) {
    return openAiJson(prompt, {
      ...base,
      choices: [choice(prompt.text, "stop")],
      ...(noUsage ? {} : { usage }),
    });
  }
  const tellsUsage =
    isObject(prompt.json.stream_options) && prompt.json.stream_options.include_usage === true;
  const nothing = tellsUsage && !noUsage ? { usage: null } : {};
  const events = [...prompt.words, ""].map((text, index) => ({
    ...base,
    choices: [choice(text, index === prompt.words.length ? "stop" : null)],
    ...nothing,
  }));
  const last = tellsUsage && !noUsage ? [{ ...base, choices: [], usage }] : [];
  return openAiEvents(prompt, [
    ...[...events, ...last].map((event) => `data: ${JSON.stringify(event)}\n\n`),
    "data: [DONE]\n\n",
  ]);
}
