import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anthropicAnswer, anthropicRequest } from "@/lib/gateway/fixtures/anthropic";
import { geminiAnswer, geminiRequest } from "@/lib/gateway/fixtures/gemini";
import { chatRequest, chatTools } from "@/lib/gateway/fixtures/openai-chat";
import { responsesAnswer, responsesRequest } from "@/lib/gateway/fixtures/openai-responses";
import { previewAnswer, previewRequest, previewText } from "./preview";
import { readConversation } from "./read-conversation";

const system = {
  role: "system",
  parts: [{ type: "text", text: "You are terse." }],
  isAnswer: false,
};

describe("a conversation", () => {
  it("of OpenAI's chat", () => {
    expect(readConversation(chatRequest, chatTools.json)?.messages).toEqual([
      system,
      {
        role: "user",
        parts: [{ type: "text", text: "What is\n  the capital of France?" }],
        isAnswer: false,
      },
      {
        role: "assistant",
        parts: [
          { type: "toolCall", id: "call_1", name: "weather", argumentsText: '{"city":"Paris"}' },
          { type: "toolCall", id: "call_2", name: "clock", argumentsText: '{"zone":"CET"}' },
        ],
        isAnswer: true,
      },
    ]);
  });

  it("of Anthropic's messages, with the tools offered", () => {
    expect(readConversation(anthropicRequest, anthropicAnswer.json)).toEqual({
      messages: [
        system,
        {
          role: "user",
          parts: [{ type: "text", text: "How is the weather in Paris?" }],
          isAnswer: false,
        },
        {
          role: "assistant",
          parts: [
            { type: "reasoning", text: "I need the weather." },
            { type: "text", text: "Let me look." },
            {
              type: "toolCall",
              id: "toolu_01A",
              name: "weather",
              argumentsText: '{"city":"Paris","days":2}',
            },
          ],
          isAnswer: true,
        },
      ],
      tools: [{ name: "weather", description: "The weather of a city", parameters: { type: "object" } }],
    });
  });

  it("of OpenAI's responses", () => {
    expect(readConversation(responsesRequest, responsesAnswer.json)?.messages).toEqual([
      system,
      { role: "user", parts: [{ type: "text", text: "Which capital has France?" }], isAnswer: false },
      {
        role: "assistant",
        parts: [
          { type: "reasoning", text: "Simple." },
          { type: "text", text: "Paris it is." },
          { type: "toolCall", id: "call_9", name: "weather", argumentsText: '{"city":"Paris"}' },
        ],
        isAnswer: true,
      },
    ]);
  });

  it("of Gemini", () => {
    expect(readConversation(geminiRequest, geminiAnswer.json)?.messages).toEqual([
      system,
      {
        role: "user",
        parts: [
          { type: "text", text: "What is in the picture?" },
          { type: "image", url: "data:image/png;base64,iVBORw0KGgo=" },
        ],
        isAnswer: false,
      },
      {
        role: "assistant",
        parts: [
          { type: "reasoning", text: "Looking." },
          { type: "text", text: "A cat asleep." },
        ],
        isAnswer: true,
      },
    ]);
  });
});

describe("tools' calls and results in a request", () => {
  const parts = (request: object) =>
    readConversation(request, null)?.messages.map(({ role, parts }) => [role, parts]);
  const call = { type: "toolCall", id: "c1", name: "weather", argumentsText: '{"city":"Paris"}' };
  const result = { type: "toolResult", id: "c1", text: "Sunny" };
  const expected = [
    ["assistant", [call]],
    ["tool", [result]],
  ];

  it("OpenAI's chat", () => {
    const tool_calls = [
      { id: "c1", type: "function", function: { name: "weather", arguments: '{"city":"Paris"}' } },
    ];
    const messages = [
      { role: "assistant", content: null, tool_calls },
      { role: "tool", tool_call_id: "c1", content: "Sunny" },
    ];
    expect(parts({ messages })).toEqual(expected);
  });

  it("OpenAI's responses", () => {
    const input = [
      { type: "function_call", call_id: "c1", name: "weather", arguments: '{"city":"Paris"}' },
      { type: "function_call_output", call_id: "c1", output: "Sunny" },
    ];
    expect(parts({ input })).toEqual(expected);
  });

  it("Anthropic's messages, whose results stand in the user's message and may hold pictures", () => {
    const source = { type: "url", url: "https://example.com/sun.png" };
    const content = [
      { type: "text", text: "Sunny" },
      { type: "image", source },
    ];
    const messages = [
      {
        role: "assistant",
        content: [{ type: "tool_use", id: "c1", name: "weather", input: { city: "Paris" } }],
      },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "c1", content }] },
    ];
    expect(parts({ messages })).toEqual([
      ["assistant", [call]],
      ["user", [result, { type: "image", url: source.url }]],
    ]);
  });

  it("Gemini", () => {
    const contents = [
      { role: "model", parts: [{ functionCall: { id: "c1", name: "weather", args: { city: "Paris" } } }] },
      { role: "user", parts: [{ function_response: { id: "c1", response: { sky: "clear" } } }] },
    ];
    expect(parts({ contents })).toEqual([
      ["assistant", [call]],
      ["tool", [{ ...result, text: '{"sky":"clear"}' }]],
    ]);
  });
});

describe("parts", () => {
  const part = (value: unknown) =>
    readConversation({ messages: [{ role: "user", content: [value] }] }, null)?.messages[0]?.parts[0];

  it.each([
    [
      { type: "image_url", image_url: { url: "https://x.test/a.png" } },
      { type: "image", url: "https://x.test/a.png" },
    ],
    [
      { type: "input_image", image_url: "https://x.test/a.png" },
      { type: "image", url: "https://x.test/a.png" },
    ],
    [
      { type: "image", source: { type: "base64", media_type: "image/png", data: "AA==" } },
      { type: "image", url: "data:image/png;base64,AA==" },
    ],
    [
      { type: "input_audio", input_audio: { data: "AA==", format: "mp3" } },
      { type: "audio", url: "data:audio/mp3;base64,AA==", transcript: "" },
    ],
    [
      { type: "file", file: { filename: "a.pdf", file_id: "file-1" } },
      { type: "file", name: "a.pdf", url: "file-1" },
    ],
    [
      { type: "document", title: "A", source: { type: "text", media_type: "text/plain", data: "a b" } },
      { type: "file", name: "A", url: "data:text/plain,a%20b" },
    ],
    [
      { type: "redacted_thinking", data: "x" },
      { type: "json", value: { type: "redacted_thinking", data: "x" } },
    ],
    [true, { type: "json", value: true }],
  ])("%j", (sent, expected) => {
    expect(part(sent)).toEqual(expected);
  });

  it("of any JSON are read without failing, and none is lost", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (content, answer) => {
        const messages = [{ role: "user", content: [content] }];
        const conversation = readConversation({ messages }, answer);
        expect(conversation?.messages[0]?.parts.length).toBeGreaterThan(0);
        readConversation(content, answer);
      }),
    );
  });

  it("within parts end somewhere", () => {
    let deep: unknown = "bottom";
    for (let level = 0; level < 50_000; level++) {
      deep = [{ type: "tool_result", tool_use_id: "t", content: deep }];
    }
    const messages = [{ role: "user", content: deep }];
    expect(readConversation({ messages }, null)?.messages).toHaveLength(1);
  });
});

describe("previews", () => {
  it("show the user's last message although a tool answered after it", () => {
    const messages = [
      { role: "user", content: "first" },
      { role: "user", content: "second" },
      { role: "tool", tool_call_id: "c", content: "42" },
    ];
    const conversation = readConversation({ messages }, { choices: [{ message: { refusal: "No." } }] });
    expect(conversation && [previewRequest(conversation), previewAnswer(conversation)]).toEqual([
      "second",
      "No.",
    ]);
  });

  it("are one line of at most 300 characters that never ends in half a character", () => {
    expect(previewText(" a \n\t b ")).toBe("a b");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 250, maxLength: 2000 }), (text) => {
        const preview = previewText(text);
        expect(preview.length).toBeLessThanOrEqual(300);
        expect(preview.isWellFormed()).toBe(true);
        expect(preview).not.toMatch(/[\n\r\t]/);
      }),
    );
  });
});
