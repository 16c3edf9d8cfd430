import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { curlCommand } from "./curl-command";
import { curlThroughFacet, curlToProvider, type RepeatedRequest } from "./request-curl";

const openai: RepeatedRequest = {
  provider: "openai",
  target_url: "https://api.openai.com",
  request_path: "/v1/chat/completions",
  request_user_id: "user-1",
  properties: { Environment: "it's $HOME", "Helicone-Session-Id": "s-1" },
};

/** What a shell would hand to cURL. */
function shellArguments(command: string): string[] {
  const script = command.replace(/^curl /, "printf '%s\\0' ");
  return execFileSync("sh", ["-c", `FACET_API_KEY=fk; OPENAI_API_KEY=ok; ${script}`])
    .toString()
    .split("\0")
    .slice(0, -1);
}

test("the command repeats the call through Facet with its properties, user and session", () => {
  expect(
    shellArguments(curlThroughFacet(openai, '{"model":"gpt-4o-mini"}', "http://localhost:3000")),
  ).toEqual([
    "http://localhost:3000/v1/gateway/openai/v1/chat/completions",
    "-H",
    "Helicone-Auth: Bearer fk",
    "-H",
    "Authorization: Bearer ok",
    "-H",
    "Helicone-User-Id: user-1",
    "-H",
    "Helicone-Property-Environment: it's $HOME",
    "-H",
    "Helicone-Session-Id: s-1",
    "-H",
    "Content-Type: application/json",
    "--data-raw",
    '{"model":"gpt-4o-mini"}',
  ]);
});

test("straight to the provider nothing of Facet is left", () => {
  const command = curlToProvider(openai, null);
  expect(command).not.toMatch(/helicone|facet/i);
  expect(shellArguments(command)).toEqual([
    "https://api.openai.com/v1/chat/completions",
    "-H",
    "Authorization: Bearer ok",
  ]);
});

test("each vendor gets its key where it looks for it", () => {
  const to = (provider: string, path: string) =>
    curlToProvider({ ...openai, provider, request_path: path }, null);
  expect(to("anthropic", "/v1/messages")).toContain('-H "x-api-key: $ANTHROPIC_API_KEY"');
  expect(to("gemini", "/v1beta/models/gemini-2.5-pro:generateContent")).toContain("x-goog-api-key");
  expect(to("gemini", "/v1beta/openai/chat/completions")).toContain("Authorization: Bearer $GEMINI_API_KEY");
  expect(to("azure", "/openai/deployments/x/chat/completions")).toContain("api-key: $AZURE_OPENAI_API_KEY");
});

test("an unknown provider is reached by its target URL", () => {
  const row = { ...openai, provider: "llm.example.com", target_url: "https://llm.example.com" };
  const command = curlThroughFacet(row, null, "http://localhost:3000");
  expect(command).toContain("'http://localhost:3000/v1/gateway/v1/chat/completions'");
  expect(command).toContain("'Helicone-Target-Url: https://llm.example.com'");
});

test("a key in the query is not shown", () => {
  const command = curlToProvider({ ...openai, request_path: "/v1/x?alt=sse&key=AIzaSecret" }, null);
  expect(command).toContain("/v1/x?alt=sse&key=REDACTED");
  expect(command).not.toContain("AIzaSecret");
});

test("no body can break out of its quotes", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((each) => !each.includes("\0"));
  fc.assert(
    fc.property(text, (body) => {
      expect(shellArguments(curlCommand({ url: "u", headers: [], body }))).toEqual(["u", "--data-raw", body]);
    }),
    { numRuns: 50 },
  );
});
