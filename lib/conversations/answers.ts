import { asArray, asObject, asString, isObject, type JsonObject } from "@/lib/guards";
import { contentParts } from "./content-parts";
import type { Message, Part } from "./conversation";
import { dataUrl } from "./data-url";
import { readContent } from "./gemini";
import { readMessage } from "./messages";
import { readOutput } from "./responses";

/** What a response body answered: one message, or several where the request asked for several choices. */
export function readAnswers(body: JsonObject): Message[] {
  if (Array.isArray(body.choices)) {
    return body.choices.map((choice) => readChoice(asObject(choice)));
  }
  if (Array.isArray(body.candidates)) {
    return body.candidates.map((candidate) => readContent(asObject(candidate).content, true));
  }
  if (Array.isArray(body.output)) {
    return [readOutput(body.output)];
  }
  if (Array.isArray(body.content) || typeof body.completion === "string") {
    return [answer(contentParts(body.content ?? body.completion))];
  }
  const parts = [...readEmbeddings(body), ...readImages(body), ...contentParts(body.text)];
  return parts.length === 0 ? [] : [answer(parts)];
}

const answer = (parts: Part[]): Message => ({ role: "assistant", parts, isAnswer: true });

function readChoice(choice: JsonObject): Message {
  return isObject(choice.message) ? readMessage(choice.message, true) : answer(contentParts(choice.text));
}

function readEmbeddings(body: JsonObject): Part[] {
  const list = [
    ...asArray(body.data),
    ...asArray(body.embeddings),
    ...(isObject(body.embedding) ? [body.embedding] : []),
  ]
    .filter(isObject)
    .map((item) => item.embedding ?? item.values)
    .filter((vector) => Array.isArray(vector) || typeof vector === "string");
  const [first] = list;
  if (first === undefined) {
    return [];
  }
  // The other encoding is base64 of 32-bit floats: 4 characters for 3 bytes, 4 bytes for a dimension.
  const dimensions = Array.isArray(first)
    ? first.length
    : Math.floor((asString(first).replace(/=+$/, "").length * 3) / 16);
  return [{ type: "embeddings", count: list.length, dimensions }];
}

function readImages(body: JsonObject): Part[] {
  const format = asString(body.output_format) || "png";
  return asArray(body.data)
    .filter(isObject)
    .map(({ url, b64_json }) =>
      typeof b64_json === "string" ? dataUrl(`image/${format}`, b64_json) : asString(url),
    )
    .filter((url) => url !== "")
    .map((url) => ({ type: "image", url }));
}
