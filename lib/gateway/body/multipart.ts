import { isUtf8 } from "node:buffer";

/**
 * A multipart form as JSON text: its text fields as they are, its files as name, type and size. So a form reads
 * like the JSON body of the same call, and no file's bytes end up in the record.
 */
export function describeMultipart(bytes: Uint8Array, boundary: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<string, unknown[]>();
  for (const part of splitParts(buffer, `--${boundary}`)) {
    const field = readPart(part);
    if (field) {
      fields.set(field.name, [...(fields.get(field.name) ?? []), field.value]);
    }
  }
  const entries = [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
  return JSON.stringify(Object.fromEntries(entries));
}

function splitParts(buffer: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = [];
  let start = buffer.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    const end = buffer.indexOf(`\r\n${delimiter}`, from);
    parts.push(buffer.subarray(from, end === -1 ? buffer.length : end));
    start = end === -1 ? -1 : end + 2;
  }
  return parts;
}

function readPart(part: Buffer): { name: string; value: unknown } | null {
  const headEnd = part.indexOf("\r\n\r\n");
  if (headEnd === -1) {
    return null;
  }
  const head = part.subarray(0, headEnd).toString("utf8");
  const content = part.subarray(headEnd + 4);
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
  const filename = /;\s*filename="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) {
    return null;
  }
  if (filename === undefined && isUtf8(content)) {
    return { name, value: content.toString("utf8") };
  }
  const contentType = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1] ?? "application/octet-stream";
  return { name, value: { filename: filename ?? "", content_type: contentType, size_bytes: content.length } };
}
