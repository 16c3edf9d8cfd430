import { isUtf8 } from "node:buffer";
import { decompress } from "./decompress";
import { describeMultipart } from "./multipart";

export interface DecodedBody {
  /** The body as text; for one that is no text, its type and size in brackets. */
  text: string;
  /** False when `text` is not what was sent but says what it was. */
  isText: boolean;
}

/**
 * Turns the bytes of a body into text. Never throws: what cannot be read is described by type and size.
 *
 * @param encoding the `content-encoding` of the bytes; empty for identity.
 */
export function decodeBody(bytes: Uint8Array, contentType: string, encoding: string): DecodedBody {
  if (bytes.length === 0) {
    return { text: "", isText: true };
  }
  const plain = encoding === "" ? bytes : decompress(bytes, encoding);
  if (plain === null) {
    return described(bytes, `${contentType || "a body"} encoded as ${encoding}`);
  }
  const boundary = /^multipart\/.*?boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary !== undefined) {
    return { text: describeMultipart(plain, boundary), isText: true };
  }
  const text = decodeText(plain, contentType);
  if (text === null) {
    return described(plain, contentType || "application/octet-stream");
  }
  return { text: text.startsWith("\uFEFF") ? text.slice(1) : text, isText: true };
}

function described(bytes: Uint8Array, what: string): DecodedBody {
  return { text: `[${what}, ${bytes.length} bytes]`, isText: false };
}

const textTypes = /^text\/|json|xml|javascript|x-www-form-urlencoded|yaml|graphql/i;
const binaryTypes = /^(image|audio|video|font)\/(?!svg)|pdf|zip|protobuf|vnd\.amazon\.eventstream/i;

/** The text of the bytes, or null when they are no text. */
function decodeText(bytes: Uint8Array, contentType: string): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1];
  const isTextType = textTypes.test(contentType);
  if (!isTextType && binaryTypes.test(contentType)) {
    return null;
  }
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    const decoder = decoderOf(charset);
    if (decoder) {
      return decoder.decode(buffer);
    }
  }
  const hasNul = buffer.includes(0);
  if (isUtf8(buffer) && (!hasNul || isTextType)) {
    return buffer.toString("utf8");
  }
  // A text with a few wrong bytes, as one cut in the middle of a character is, is better than none.
  return isTextType && !hasNul ? buffer.toString("utf8") : null;
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}
