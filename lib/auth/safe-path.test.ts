import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safePath } from "./safe-path";

const site = "https://facet.example.com";

describe("safePath", () => {
  test.each(["/requests?t=24h", "/settings#keys", "/", "/requests?f=a//b"])(
    "keeps a path of this site: %s",
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  test.each([
    null,
    "",
    "requests",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "javascript:alert(1)",
  ])("sends %j to the requests page", (path) => {
    expect(safePath(path)).toBe("/overview");
  });

  test("never leads a browser to another site, whatever is asked for", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "//",
      "evil.example",
      "@",
      ":",
      "?",
      "#",
      "..",
      ".",
      "\t",
      "\n",
      "%2f",
      "https:",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        expect(new URL(safePath(parts.join("")), site).origin).toBe(site);
      }),
      { numRuns: 2_000 },
    );
  });
});
