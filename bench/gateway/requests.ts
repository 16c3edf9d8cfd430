const question =
  "A customer writes that the parcel was marked as delivered on Tuesday, but nothing was at the door and no neighbour took it in. ";

/** How a request differs between those it is sent to: where it goes and what it must carry. */
export interface Address {
  port: number;
  headers: Record<string, string>;
}

/**
 * Chat completions as an application would send them, with a conversation of about one kilobyte and three
 * properties, as they go on the wire. A few variants, so that nothing is measured that only repeats itself.
 */
export function requestTexts({ port, headers }: Address, isStream: boolean): string[] {
  return Array.from({ length: 16 }, (_, variant) => {
    const body = JSON.stringify({
      model: "gpt-4o-mini",
      messages: [
        { role: "system", content: "You are a support agent of an online shop. Be brief and kind." },
        { role: "user", content: `${question.repeat(6)}What should I answer? (${variant})` },
      ],
      temperature: 0.2,
      ...(isStream ? { stream: true } : {}),
    });
    const lines = {
      host: `127.0.0.1:${port}`,
      "content-type": "application/json",
      accept: "application/json",
      "user-agent": "OpenAI/JS 7.57.0",
      ...headers,
      "helicone-property-environment": "production",
      "helicone-property-feature": "support-reply",
      "helicone-property-customer": `customer-${variant}`,
      ...(isStream ? { "x-stand-in": "chunks=20" } : {}),
      "content-length": String(Buffer.byteLength(body)),
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
    return `POST /v1/chat/completions HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n${body}`;
  });
}
