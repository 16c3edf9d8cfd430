import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callLimits } from "@/lib/call";
import { editInFlight } from "./in-flight";
import { doors } from "./testing/doors";
import {
  chatBody,
  type GatewayUnderTest,
  jsonHeaders,
  organizationId,
  send,
  startGateway,
} from "./testing/gateway-under-test";

describe.each(Object.keys(doors) as (keyof typeof doors)[])("through the %s door", (door) => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGateway(door);
  });
  beforeEach(() => {
    gateway.recorded.length = 0;
    gateway.standIn.requests.length = 0;
  });
  afterAll(() => gateway.close());

  async function record(headers: Record<string, string | string[]>, fields: object = {}) {
    const answer = await send(`${gateway.url}/v1/chat/completions`, {
      headers: { ...jsonHeaders, ...headers },
      body: chatBody(fields),
    });
    expect(answer.status).toBe(200);
    const { call } = await gateway.lastRecorded();
    return { call, answer };
  }

  /** Fetch hands header names out in lower case; `node:http` keeps the spelling. */
  const spelled = (key: string) => (door === "Fetch" ? key.toLowerCase() : key);

  test("every Helicone-Property header is recorded under its name, as spelled where the door can tell", async () => {
    const { call } = await record({
      "Helicone-Property-Environment": "production",
      "helicone-property-app": "mobile",
      "HELICONE-PROPERTY-Ticket.Id": "",
      "Helicone-Property-Helicone-Property-X": "1, 2",
    });
    expect(Object.fromEntries(call.properties)).toEqual({
      [spelled("Environment")]: "production",
      app: "mobile",
      [spelled("Ticket.Id")]: "",
      [spelled("Helicone-Property-X")]: "1, 2",
    });
  });

  test("a property that is sent twice has its values joined", async () => {
    const { call } = await record({ "Helicone-Property-Tag": ["a", "b"] });
    expect(call.properties).toEqual([[spelled("Tag"), "a, b"]]);
  });

  test("values in UTF-8 are read as such", async () => {
    const { call } = await record({
      "Helicone-Property-City": Buffer.from("Zürich 東京 🎉").toString("latin1"),
    });
    expect(call.properties[0]?.[1]).toBe("Zürich 東京 🎉");
  });

  test("session, prompt and cache headers are properties under the wire's spelling; the user is not", async () => {
    const { call } = await record({
      "helicone-session-id": "s1",
      "Helicone-Session-Path": "/a/b",
      "Helicone-Session-Name": "trip",
      "Helicone-Prompt-Id": "p",
      "Helicone-Cache-Enabled": "true",
      "Helicone-User-Id": "ann",
    });
    expect(Object.fromEntries(call.properties)).toEqual({
      "Helicone-Session-Id": "s1",
      "Helicone-Session-Path": "/a/b",
      "Helicone-Session-Name": "trip",
      "Helicone-Prompt-Id": "p",
      "Helicone-Cache-Enabled": "true",
    });
    expect(call.userId).toBe("ann");
  });

  test("model override, omissions and country are recorded", async () => {
    const { call } = await record({
      "Helicone-Model-Override": "my-model",
      "Helicone-Omit-Request": "true",
      "Helicone-Omit-Response": "TRUE",
      "cf-ipcountry": "ch",
    });
    expect(call).toMatchObject({
      modelOverride: "my-model",
      omitRequest: true,
      omitResponse: true,
      countryCode: "CH",
    });
  });

  test("beyond the limits the call goes through and the notes say what was cut", async () => {
    const headers: Record<string, string> = {
      "Helicone-Property-Long": "v".repeat(callLimits.propertyValueCharsMax + 1),
      [`Helicone-Property-${"k".repeat(callLimits.propertyKeyCharsMax + 1)}`]: "x",
    };
    for (let index = 0; index < callLimits.propertiesMax; index++) {
      headers[`Helicone-Property-P${index}`] = "x";
    }
    const { call } = await record(headers);
    expect(call.properties.length).toBe(callLimits.propertiesMax);
    expect(call.properties.find(([key]) => key.toLowerCase() === "long")?.[1].length).toBe(
      callLimits.propertyValueCharsMax,
    );
    expect(call.properties.every(([key]) => key.length <= callLimits.propertyKeyCharsMax)).toBe(true);
    expect([...call.notes].sort()).toEqual([
      expect.stringContaining("2 properties were left out"),
      expect.stringContaining("property key"),
      expect.stringMatching(/value of the property "Long"/i),
    ]);
  });

  test("the caller may choose the id once; a retry with the same headers gets one of its own", async () => {
    const requestId = crypto.randomUUID();
    const first = await record({ "Helicone-Request-Id": requestId.toUpperCase() });
    expect(first.answer.headers["helicone-id"]).toBe(requestId);
    expect(first.call).toMatchObject({ requestId, notes: [] });
    const second = await record({ "Helicone-Request-Id": requestId });
    expect(second.answer.headers["helicone-id"]).not.toBe(requestId);
    expect(gateway.recorded[1]?.call.notes).toEqual([expect.stringContaining(requestId)]);
  });

  test("an id that is no UUID is replaced, and a note says so", async () => {
    const { call, answer } = await record({ "Helicone-Request-Id": "order-66" });
    expect(answer.headers["helicone-id"]).toBe(call.requestId);
    expect(call.notes).toEqual([expect.stringContaining('"order-66" is not a UUID')]);
  });

  test("what belongs to Facet or to this hop stays here; everything else goes on as it was sent", async () => {
    await record({
      Cookie: "facet-session=x",
      "X-Forwarded-For": "10.0.0.1",
      Connection: "keep-alive, X-Private",
      "X-Private": "1",
      "Helicone-Session-Id": "s",
      "Helicone-Whatever": "x",
      "OpenAI-Organization": "org-1",
      "X-Custom": "kept",
      "User-Agent": "my-app/1",
    });
    const { headers, rawHeaders } = gateway.standIn.requests[0] ?? { headers: {}, rawHeaders: [] };
    expect(headers).toMatchObject({
      "openai-organization": "org-1",
      "x-custom": "kept",
      "user-agent": "my-app/1",
    });
    const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(names.filter((name) => /helicone|cookie|forwarded|x-private/.test(name))).toEqual([]);
    expect(`http://${headers.host}`).toBe(gateway.standIn.url);
  });

  test("browser-wide headers of the provider do not reach the caller", async () => {
    const { answer } = await record({});
    expect(answer.headers["strict-transport-security"]).toBeUndefined();
    expect(answer.headers["x-request-id"]).toMatch(/^req_/);
  });

  test("a property edit during a stream lands in its record", async () => {
    const requestId = crypto.randomUUID();
    const answering = record(
      {
        "Helicone-Request-Id": requestId,
        "Helicone-Property-App": "a",
        "Helicone-Property-Gone": "x",
        "x-stand-in": "delay-ms=200",
      },
      { stream: true },
    );
    while (gateway.standIn.requests.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const edit = {
      organizationId,
      requestId,
      set: [["app", "b"] as const, ["New", "n"] as const],
      remove: ["GONE"],
    };
    expect(editInFlight({ ...edit, organizationId: requestId })).toBe(false);
    expect(editInFlight(edit)).toBe(true);
    expect((await answering).call.properties).toEqual([
      [spelled("App"), "b"],
      ["New", "n"],
    ]);
    expect(editInFlight(edit)).toBe(false);
  });
});
