import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doors } from "./testing/doors";
import {
  chatBody,
  type GatewayUnderTest,
  jsonHeaders,
  send,
  startGateway,
} from "./testing/gateway-under-test";

/** Long enough for an answer that waits for nothing to arrive many times over. */
const arrivesWithinMs = 100;

describe.each(Object.keys(doors) as (keyof typeof doors)[])("through the %s door", (door) => {
  let gateway: GatewayUnderTest;
  let keep: ((then: () => void) => void) | undefined;
  beforeAll(async () => {
    gateway = await startGateway(door, {
      deps: { recorder: { record: () => {}, recordSoon: (_, then) => keep?.(then) } },
    });
  });
  afterAll(() => gateway.close());

  const chat = (signal?: AbortSignal) =>
    fetch(`${gateway.url}/v1/chat/completions`, {
      method: "POST",
      headers: jsonHeaders,
      body: chatBody(),
      signal,
    }).then((response) => response.text());
  const toBeKept = () =>
    new Promise<() => void>((resolve) => {
      keep = resolve;
    });

  test("nobody has a whole answer before its record is kept", async () => {
    const kept = toBeKept();
    let isWhole = false;
    const answer = chat().then((text) => {
      isWhole = true;
      return text;
    });
    const then = await kept;
    await new Promise((resolve) => setTimeout(resolve, arrivesWithinMs));
    expect(isWhole).toBe(false);
    then();
    const direct = await send(`${gateway.standIn.url}/v1/chat/completions`, {
      headers: { "content-type": "application/json" },
      body: chatBody(),
    });
    expect(JSON.parse(await answer).choices).toEqual(JSON.parse(direct.body.toString()).choices);
  });

  test("a caller who leaves while the record is kept disturbs nobody", async () => {
    const kept = toBeKept();
    const caller = new AbortController();
    const left = expect(chat(caller.signal)).rejects.toThrow(/abort/i);
    const then = await kept;
    caller.abort();
    await left;
    await new Promise((resolve) => setTimeout(resolve, arrivesWithinMs));
    expect(then).not.toThrow();

    const next = toBeKept();
    const answer = chat();
    (await next)();
    expect(JSON.parse(await answer)).toHaveProperty("choices");
  });
});
