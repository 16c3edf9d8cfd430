/** A way to send the first call, ready to paste. */
export interface Snippet {
  id: string;
  label: string;
  code: string;
  /** Lines, counted from 0, that differ from the same program without Facet. */
  changedLines: ReadonlySet<number>;
}

/** Marks a line that an existing program has to add or change; it does not stay in the code. */
const changed = "\u0000";

/** The snippets for a Facet at `baseUrl`, such as `https://facet.example.com`. */
export function onboardingSnippets(baseUrl: string): Snippet[] {
  return [
    snippet("curl", "cURL", curl(baseUrl)),
    snippet("openai-node", "OpenAI (Node)", openAiNode(baseUrl)),
    snippet("openai-python", "OpenAI (Python)", openAiPython(baseUrl)),
    snippet("anthropic", "Anthropic", anthropic(baseUrl)),
    snippet("langchain", "LangChain", langChain(baseUrl)),
  ];
}

function snippet(id: string, label: string, source: string): Snippet {
  const lines = source.trim().split("\n");
  const changedLines = new Set(lines.flatMap((line, index) => (line.includes(changed) ? [index] : [])));
  return { id, label, code: lines.join("\n").replaceAll(changed, ""), changedLines };
}

const curl = (baseUrl: string) => `
${changed}curl ${baseUrl}/v1/chat/completions \\
  -H "Content-Type: application/json" \\
${changed}  -H "Authorization: Bearer $FACET_API_KEY" \\
${changed}  -H "Helicone-Property-Environment: development" \\
  -d '{
    "model": "gpt-4o-mini",
    "messages": [{"role": "user", "content": "Hello, how are you?"}]
  }'`;

const openAiNode = (baseUrl: string) => `
import { OpenAI } from "openai";

const client = new OpenAI({
${changed}  baseURL: "${baseUrl}/v1",
${changed}  apiKey: process.env.FACET_API_KEY,
${changed}  defaultHeaders: { "Helicone-Property-Environment": "development" },
});

const completion = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello, how are you?" }],
});
console.log(completion.choices[0].message.content);`;

const openAiPython = (baseUrl: string) => `
import os
from openai import OpenAI

client = OpenAI(
${changed}    base_url="${baseUrl}/v1",
${changed}    api_key=os.environ["FACET_API_KEY"],
${changed}    default_headers={"Helicone-Property-Environment": "development"},
)

completion = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello, how are you?"}],
)
print(completion.choices[0].message.content)`;

const anthropic = (baseUrl: string) => `
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({
${changed}  baseURL: "${baseUrl}",
${changed}  defaultHeaders: {
${changed}    "Helicone-Auth": \`Bearer \${process.env.FACET_API_KEY}\`,
${changed}    "Helicone-Property-Environment": "development",
${changed}  },
});

const message = await client.messages.create({
  model: "claude-sonnet-4-5",
  max_tokens: 256,
  messages: [{ role: "user", content: "Hello, how are you?" }],
});
console.log(message.content);`;

const langChain = (baseUrl: string) => `
import os
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    model="gpt-4o-mini",
${changed}    base_url="${baseUrl}/v1",
${changed}    api_key=os.environ["FACET_API_KEY"],
${changed}    default_headers={"Helicone-Property-Environment": "development"},
)
print(llm.invoke("Hello, how are you?").content)`;
