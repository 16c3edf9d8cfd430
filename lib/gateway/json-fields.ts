const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Where a member of an object stands in the bytes. */
export interface JsonMember {
  /** Index of the key's opening quote. */
  keyStart: number;
  /** The value's first byte, and the first byte behind it. */
  start: number;
  end: number;
}

/**
 * Finds members of the object that `json` is, without parsing the rest: bodies are large, and an edit must leave
 * every other byte as it was sent. Of members with the same key the last counts, as for `JSON.parse`.
 *
 * @returns undefined when the bytes are not one JSON object. Values are delimited, not validated.
 */
export function findMembers<K extends string>(
  json: Buffer,
  wanted: readonly K[],
): Partial<Record<K, JsonMember>> | undefined {
  const found: Partial<Record<K, JsonMember>> = {};
  let at = skipSpace(json, 0);
  if (json[at] !== openBrace) {
    return undefined;
  }
  at = skipSpace(json, at + 1);
  if (json[at] === closeBrace) {
    return skipSpace(json, at + 1) === json.length ? found : undefined;
  }
  for (;;) {
    const keyStart = at;
    const keyEnd = json[at] === quote ? endOfString(json, at + 1) : -1;
    if (keyEnd === -1) {
      return undefined;
    }
    at = skipSpace(json, keyEnd);
    if (json[at] !== colon) {
      return undefined;
    }
    const start = skipSpace(json, at + 1);
    const end = endOfValue(json, start);
    if (end === -1) {
      return undefined;
    }
    const key = wanted.find((candidate) => isKey(json, keyStart, keyEnd, candidate));
    if (key !== undefined) {
      found[key] = { keyStart, start, end };
    }
    at = skipSpace(json, end);
    if (json[at] === closeBrace) {
      return skipSpace(json, at + 1) === json.length ? found : undefined;
    }
    if (json[at] !== comma) {
      return undefined;
    }
    at = skipSpace(json, at + 1);
  }
}

/** The value of a member, parsed; undefined when there is none or it is not valid. */
export function memberValue(json: Buffer, member: JsonMember | undefined): unknown {
  if (!member) {
    return undefined;
  }
  try {
    return JSON.parse(json.toString("utf8", member.start, member.end));
  } catch {
    return undefined;
  }
}

/** The bytes without a member and without the comma that belonged to it. */
export function withoutMember(json: Buffer, member: JsonMember): Buffer {
  let from = member.keyStart;
  let to = member.end;
  const before = skipSpaceBack(json, from);
  if (json[before - 1] === comma) {
    from = before - 1;
  } else {
    const after = skipSpace(json, to);
    if (json[after] === comma) {
      to = skipSpace(json, after + 1);
    }
  }
  return Buffer.concat([json.subarray(0, from), json.subarray(to)]);
}

/** Index of the first byte at or after `at` that is not white space. */
export function skipSpace(json: Buffer, at: number): number {
  let index = at;
  while (isSpace(json[index])) {
    index++;
  }
  return index;
}

function skipSpaceBack(json: Buffer, at: number): number {
  let index = at;
  while (isSpace(json[index - 1])) {
    index--;
  }
  return index;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Whether a key, given with its quotes, is the wanted one, which is ASCII. Only keys written with escapes are parsed. */
function isKey(json: Buffer, start: number, end: number, wanted: string): boolean {
  const length = end - start - 2;
  for (let index = 0; index < length; index++) {
    const byte = json[start + 1 + index];
    if (byte === backslash) {
      return memberValue(json, { keyStart: start, start, end }) === wanted;
    }
    if (byte !== wanted.charCodeAt(index)) {
      return false;
    }
  }
  return length === wanted.length;
}

function endOfValue(json: Buffer, at: number): number {
  const first = json[at];
  if (first === quote) {
    return endOfString(json, at + 1);
  }
  if (first === openBrace || first === openBracket) {
    return endOfContainer(json, at);
  }
  let index = at;
  for (;;) {
    const byte = json[index];
    if (byte === undefined || byte === comma || byte === closeBrace || isSpace(byte)) {
      return index > at ? index : -1;
    }
    index++;
  }
}

function endOfContainer(json: Buffer, at: number): number {
  // Asked of the buffer once: asking for every byte takes a tenth longer.
  const { length } = json;
  let depth = 0;
  let index = at;
  while (index < length) {
    const byte = json[index];
    index++;
    if (byte === quote) {
      index = endOfString(json, index);
      if (index === -1) {
        return -1;
      }
    } else if (byte === openBrace || byte === openBracket) {
      depth++;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth--;
      if (depth === 0) {
        return index;
      }
    }
  }
  return -1;
}

/** Strings up to this length are walked; longer ones are left to the engine's search, which is faster once begun. */
const walkedBytesMax = 24;

/** @param from the byte behind the opening quote. @returns the byte behind the closing one, or -1. */
function endOfString(json: Buffer, from: number): number {
  let index = from;
  const walkedEnd = Math.min(from + walkedBytesMax, json.length);
  while (index < walkedEnd) {
    const byte = json[index];
    if (byte === quote) {
      return index + 1;
    }
    index += byte === backslash ? 2 : 1;
  }
  for (;;) {
    const found = json.indexOf(quote, index);
    if (found === -1) {
      return -1;
    }
    // A quote is part of the string when an odd number of backslashes stands before it.
    let run = found;
    while (run > index && json[run - 1] === backslash) {
      run--;
    }
    if ((found - run) % 2 === 0) {
      return found + 1;
    }
    index = found + 1;
  }
}
