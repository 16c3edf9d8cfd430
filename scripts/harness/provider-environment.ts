/** Points the vendors at the stand-in, in the convention of each vendor's SDK. */
export function providerEnvironment(url: string): Record<string, string> {
  return {
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_BASE_URL: url,
    GEMINI_BASE_URL: url,
    OPENAI_API_KEY: "sk-stand-in",
    ANTHROPIC_API_KEY: "sk-ant-stand-in",
    GEMINI_API_KEY: "stand-in",
  };
}
