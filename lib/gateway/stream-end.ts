const newline = 0x0a;
/** Longer than any line that is looked for. */
const lineHeadCharsMax = 40;

/** Events that end a stream once their data has been read. */
const lastEvents = new Set(["message_stop", "response.completed", "response.failed", "response.incomplete"]);

/**
 * Watches a stream of events for its end as the vendors mark it: `data: [DONE]`, Anthropic's `message_stop`, or the
 * last event of OpenAI's responses. The connection may stay open after it, and a caller may stop reading there.
 */
export class StreamEnd {
  /** What has been seen of the current line, as far as it matters. */
  #head = "";
  /** An ending event has begun; the blank line behind its data ends the stream. */
  #isLastEvent = false;

  /** @returns whether the end was seen, in this chunk or across this and earlier ones. */
  push(chunk: Buffer): boolean {
    let at = 0;
    while (at < chunk.length) {
      const found = chunk.indexOf(newline, at);
      const end = found === -1 ? chunk.length : found;
      const room = lineHeadCharsMax - this.#head.length;
      if (room > 0) {
        this.#head += chunk.toString("latin1", at, Math.min(end, at + room));
      }
      // Some clients act on this line without waiting for the blank one.
      if (this.#head.startsWith("data:") && this.#head.startsWith("[DONE]", this.#head[5] === " " ? 6 : 5)) {
        return true;
      }
      if (found !== -1 && this.#endsLine()) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  #endsLine(): boolean {
    const line = this.#head;
    this.#head = "";
    if (line === "" || line === "\r") {
      return this.#isLastEvent;
    }
    if (line.startsWith("event:") && lastEvents.has(line.slice(6).trim())) {
      this.#isLastEvent = true;
    }
    return false;
  }
}
