import { findMembers, type JsonMember, memberValue, skipSpace } from "./json-fields";

/** What routing and recording need to know of a JSON body. */
export interface BodyFields {
  model: string | undefined;
  isStream: boolean;
  members: Partial<Record<"model" | "stream" | "stream_options", JsonMember>>;
}

/** @returns undefined when the body is not a JSON object. */
export function readBodyFields(body: Buffer): BodyFields | undefined {
  const members = findMembers(body, ["model", "stream", "stream_options"]);
  if (!members) {
    return undefined;
  }
  const model = memberValue(body, members.model);
  return {
    model: typeof model === "string" ? model : undefined,
    isStream: memberValue(body, members.stream) === true,
    members,
  };
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Changes a body by splicing bytes, so that all others stay as they were sent.
 *
 * @param wanted.model replaces the model's name.
 * @param wanted.asksForUsage makes a stream tell its usage.
 * @returns the body, and whether it asks for usage only because of this.
 */
export function editBody(
  body: Buffer,
  { members, model }: BodyFields,
  wanted: { model: string | undefined; asksForUsage: boolean },
): { body: Buffer; addedUsage: boolean } {
  const edits: Edit[] = [];
  if (wanted.model !== undefined && wanted.model !== model && members.model) {
    edits.push({ start: members.model.start, end: members.model.end, text: JSON.stringify(wanted.model) });
  }
  const usage = wanted.asksForUsage ? usageEdit(body, members) : undefined;
  if (usage) {
    edits.push(usage);
  }
  return { body: applyEdits(body, edits), addedUsage: usage !== undefined };
}

function usageEdit(body: Buffer, members: BodyFields["members"]): Edit | undefined {
  const options = members.stream_options;
  if (!options) {
    const at = members.stream?.end;
    const text = ',"stream_options":{"include_usage":true}';
    return at === undefined ? undefined : { start: at, end: at, text };
  }
  const value = memberValue(body, options);
  if (value === null) {
    return { start: options.start, end: options.end, text: '{"include_usage":true}' };
  }
  const json = body.subarray(options.start, options.end);
  const inner = findMembers(json, ["include_usage"]);
  if (!inner) {
    return undefined;
  }
  if (inner.include_usage) {
    const isAsked = memberValue(json, inner.include_usage) === true;
    const { start, end } = inner.include_usage;
    return isAsked ? undefined : { start: options.start + start, end: options.start + end, text: "true" };
  }
  const at = options.start + 1;
  const isEmpty = skipSpace(body, at) === options.end - 1;
  return { start: at, end: at, text: `"include_usage":true${isEmpty ? "" : ","}` };
}

function applyEdits(body: Buffer, edits: Edit[]): Buffer {
  if (edits.length === 0) {
    return body;
  }
  const parts: Buffer[] = [];
  let at = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    parts.push(body.subarray(at, start), Buffer.from(text));
    at = end;
  }
  parts.push(body.subarray(at));
  return Buffer.concat(parts);
}
