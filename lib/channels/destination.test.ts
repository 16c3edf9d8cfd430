import { describe, expect, test } from "vitest";
import { ApiError } from "@/lib/errors";
import { mergedDestination, shownDestination } from "./destination";

const url = "https://hooks.slack.com/services/T000/B000/secretsecret";
const routingKey = "0123456789abcdef0123456789abcdef";

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return error.message;
  }
  return "";
}

describe("a destination", () => {
  test("has the parts its kind needs, and no others", () => {
    expect(mergedDestination("slack", { url })).toEqual({ kind: "slack", url });
    expect(faultOf(() => mergedDestination("slack", {}))).toContain("url is missing");
    expect(faultOf(() => mergedDestination("slack", { url, to: ["a@example.com"] }))).toContain(
      "to is not part of a channel of the kind slack, which takes url.",
    );
  });

  test("keeps the parts that a change leaves out", () => {
    const before = mergedDestination("pagerduty", { routingKey });
    const eventsUrl = "https://events.eu.pagerduty.com/v2/enqueue";
    expect(mergedDestination("pagerduty", { eventsUrl }, before)).toEqual({
      kind: "pagerduty",
      routingKey,
      eventsUrl,
    });
  });

  test("of a webhook keeps its signing key until a new one is asked for", () => {
    const before = mergedDestination("webhook", { url });
    expect(before).toMatchObject({ signingSecret: expect.stringMatching(/^whsec_.{44}$/) });
    const moved = { url: "https://example.com/other" };
    expect(mergedDestination("webhook", moved, before)).toEqual({ ...before, ...moved });
    expect(mergedDestination("webhook", { signingSecret: "new" }, before)).not.toEqual(before);
  });

  test.each([
    "http://example.com/hook",
    "https://127.0.0.1/hook",
    "https://db.internal/",
    "ftp://example.com",
  ])("is never %s, which Facet does not send to", (url) => {
    expect(faultOf(() => mergedDestination("slack", { url }))).toMatch(/^The destination /);
    const parts = { routingKey, eventsUrl: url };
    expect(faultOf(() => mergedDestination("pagerduty", parts))).toMatch(/^The destination /);
  });

  test("shows no secret of its own", () => {
    const shown = [
      shownDestination(mergedDestination("slack", { url })),
      shownDestination(mergedDestination("discord", { url: "https://example.com/short" })),
      shownDestination(mergedDestination("pagerduty", { routingKey })),
      shownDestination(mergedDestination("email", { to: ["a@example.com", "b@example.com"] })),
    ];
    expect(shown.map(({ target }) => target)).toEqual([
      "hooks.slack.com/…cret",
      "example.com/…",
      "events.pagerduty.com, key …cdef",
      "a@example.com, b@example.com",
    ]);
  });
});
