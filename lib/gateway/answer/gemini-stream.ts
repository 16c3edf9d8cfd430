import { asArray, asObject, asString, isObject, type JsonObject } from "@/lib/guards";

/** Puts the chunks of Gemini's `streamGenerateContent` together into one `generateContent` answer. */
export function assembleGemini(chunks: readonly JsonObject[]): JsonObject {
  const fields: JsonObject = {};
  const candidates = new Map<unknown, JsonObject>();
  for (const { candidates: some, ...rest } of chunks) {
    Object.assign(fields, rest);
    for (const candidate of asArray(some)) {
      if (isObject(candidate)) {
        const index = candidate.index ?? 0;
        candidates.set(index, mergeCandidate(candidates.get(index), candidate));
      }
    }
  }
  return { candidates: [...candidates.values()], ...fields };
}

function mergeCandidate(before: JsonObject | undefined, next: JsonObject): JsonObject {
  if (!before) {
    // The list of parts is continued, so it must not be the chunk's own.
    const { content } = next;
    return isObject(content)
      ? { ...next, content: { ...content, parts: [...asArray(content.parts)] } }
      : next;
  }
  const content = { ...asObject(before.content), ...asObject(next.content) };
  const parts = asObject(before.content).parts;
  const whole = Array.isArray(parts) ? parts : [];
  for (const part of asArray(asObject(next.content).parts)) {
    appendPart(whole, part);
  }
  return { ...before, ...next, content: { ...content, parts: whole } };
}

/** Texts in a row are one text, unless one is thought and the other is not. */
function appendPart(parts: unknown[], part: unknown): void {
  const last = parts.at(-1);
  if (isObject(part) && isObject(last) && isText(part) && isText(last) && last.thought === part.thought) {
    parts[parts.length - 1] = { ...last, ...part, text: asString(last.text) + asString(part.text) };
  } else {
    parts.push(part);
  }
}

const isText = (part: JsonObject) =>
  typeof part.text === "string" &&
  Object.keys(part).every((key) => key === "text" || key === "thought" || key === "thoughtSignature");
