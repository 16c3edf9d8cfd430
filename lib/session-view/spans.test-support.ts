import fc from "fast-check";
import type { SessionSpan } from "./span";

const startMs = Date.parse("2026-01-31T12:00:00Z");

/** A request of a session, with what a test cares about put in. */
export function span(parts: Partial<SessionSpan> & { atMs?: number } = {}): SessionSpan {
  const { atMs = 0, ...rest } = parts;
  return {
    request_id: "01890a5d-ac96-774b-bcce-b302099a8057",
    created_at: new Date(startMs + atMs).toISOString(),
    latency_ms: 500,
    time_to_first_token_ms: null,
    path: "",
    status: 200,
    outcome: "complete",
    error_message: "",
    provider: "openai",
    model: "gpt-4o-mini",
    user_id: "",
    cost_usd: "0.1",
    prompt_tokens: 10,
    completion_tokens: 5,
    is_stream: false,
    is_failed: false,
    request_preview: "",
    response_preview: "",
    ...rest,
  };
}

const path = fc
  .array(fc.constantFrom("agent", "plan", "tool", "é 😀", "a%2Fb", ".."), { maxLength: 4 })
  .chain((parts) => fc.constantFrom(`/${parts.join("/")}`, parts.join("//"), `${parts.join("/")}/`));

/** Requests of a session, each with an id of its own. */
export const arbitrarySpans: fc.Arbitrary<SessionSpan[]> = fc
  .array(
    fc.record({
      atMs: fc.oneof(fc.nat(5_000), fc.nat(100_000_000)),
      latency_ms: fc.oneof(fc.constant(0), fc.nat(10_000)),
      ttft: fc.option(fc.nat(12_000), { nil: null }),
      path,
      cost_usd: fc.option(fc.constantFrom("0", "0.1", "0.000000000001", "123456.000000000007"), {
        nil: null,
      }),
      prompt_tokens: fc.option(fc.nat(1000), { nil: null }),
      is_failed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(({ ttft, ...parts }, index) =>
      span({
        ...parts,
        time_to_first_token_ms: ttft,
        request_id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      }),
    ),
  );
