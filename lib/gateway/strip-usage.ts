import { findMembers, memberValue, skipSpace, withoutMember } from "./json-fields";

const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const closeBracket = 0x5d;
/** An event longer than this is passed on as it is, so that memory stays bounded. */
const eventBytesMax = 1024 * 1024;

/**
 * Takes out of a stream of chat completions what came only because Facet asked for usage: the last chunk, which
 * has no choices, and the `"usage":null` of every other. What remains is what the caller would have got directly.
 */
export class UsageStripper {
  #pending: Buffer | undefined;

  /** @returns the whole events that are ready to go out, or undefined when none is. */
  push(chunk: Buffer): Buffer | undefined {
    const bytes = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk;
    const out: Buffer[] = [];
    let start = 0;
    for (let end = endOfEvent(bytes, 0); end !== -1; end = endOfEvent(bytes, start)) {
      out.push(...strip(bytes.subarray(start, end)));
      start = end;
    }
    if (bytes.length - start > eventBytesMax) {
      out.push(bytes.subarray(start));
      start = bytes.length;
    }
    this.#pending = start < bytes.length ? bytes.subarray(start) : undefined;
    return joined(out);
  }

  /** @returns what still waited for the end of its event. */
  flush(): Buffer | undefined {
    const rest = this.#pending;
    this.#pending = undefined;
    return rest && joined(strip(rest));
  }
}

function joined(parts: Buffer[]): Buffer | undefined {
  return parts.length > 1 ? Buffer.concat(parts) : parts[0];
}

/** @returns the first byte behind the blank line that ends the event at `from`, or -1. */
function endOfEvent(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(newline, from); at !== -1; at = bytes.indexOf(newline, at + 1)) {
    if (bytes[at + 1] === newline) {
      return at + 2;
    }
    if (bytes[at + 1] === carriageReturn && bytes[at + 2] === newline) {
      return at + 3;
    }
  }
  return -1;
}

/** @returns the pieces of the event that go on. */
function strip(event: Buffer): Buffer[] {
  return withoutNullUsage(event) ?? withoutUsage(event);
}

const dataObject = Buffer.from("data: {");
const nullUsage = Buffer.from(',"usage":null');
/** Simple members and the end of the object they stand in: nothing in it opens or closes anything else. */
const restOfObject = /^(?:,"\w+":(?:"[^"\\]*"|[\w.+-]+))*\}[\r\n]*$/;

/** The common case, told without reading the event from its beginning, as that is done for every word of an answer. */
function withoutNullUsage(event: Buffer): Buffer[] | undefined {
  const at = event.lastIndexOf(nullUsage);
  if (at === -1 || event.compare(dataObject, 0, dataObject.length, 0, dataObject.length) !== 0) {
    return undefined;
  }
  const rest = event.subarray(at + nullUsage.length);
  return restOfObject.test(rest.toString("latin1")) ? [event.subarray(0, at), rest] : undefined;
}

function withoutUsage(event: Buffer): Buffer[] {
  if (!event.includes('"usage"')) {
    return [event];
  }
  const from = startOfData(event);
  const lineEnd = event.indexOf(newline, from);
  const to = lineEnd === -1 ? event.length : lineEnd;
  const json = event.subarray(from, to);
  const members = from === -1 ? undefined : findMembers(json, ["choices", "usage"]);
  if (!members?.usage) {
    return [event];
  }
  if (memberValue(json, members.usage) === null) {
    return [event.subarray(0, from), withoutMember(json, members.usage), event.subarray(to)];
  }
  const isEmpty = members.choices && json[skipSpace(json, members.choices.start + 1)] === closeBracket;
  return isEmpty ? [] : [event];
}

/** @returns the first byte of the event's data, or -1 when no line begins with `data:`. */
function startOfData(event: Buffer): number {
  let line = 0;
  while (event.toString("latin1", line, line + 5) !== "data:") {
    const end = event.indexOf(newline, line);
    if (end === -1) {
      return -1;
    }
    line = end + 1;
  }
  return event[line + 5] === space ? line + 6 : line + 5;
}
