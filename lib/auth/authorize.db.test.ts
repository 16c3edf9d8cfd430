import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { DELETE as revokeRoute } from "@/app/api/keys/[id]/route";
import { POST as createRoute, GET as listRoute } from "@/app/api/keys/route";
import { POST as countRoute } from "@/app/v1/request/count/query/route";
import { call, ownFacet, sentenceOf, testApiKey } from "@/test/api";
import { createApiKey, findApiKey } from "./api-keys";
import { startSession } from "./session";

ownFacet();

const organizationId = "00000000-0000-4000-8000-000000000001";
const tokens = { r: "", w: "", rw: "" };
let cookie = "";

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const count = (headers: Record<string, string>) =>
  call(countRoute, "POST", "/v1/request/count/query", { body: { filter: "all" }, headers });
const keys = (headers: Record<string, string>) => call(listRoute, "GET", "/api/keys", { headers });
const make = (body: unknown, headers: Record<string, string> = bearer(testApiKey)) =>
  call(createRoute, "POST", "/api/keys", { body, headers });
const revoke = (id: string) => call(revokeRoute, "DELETE", `/api/keys/${id}`);

beforeAll(async () => {
  for (const permission of ["r", "w", "rw"] as const) {
    tokens[permission] = (await createApiKey({ organizationId, name: permission, permission })).token;
  }
  const response = new Response();
  await startSession(new Request("http://localhost:3000/"), response);
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
});

describe("an API key", () => {
  test.each([
    ["Authorization", (token: string) => ({ authorization: `Bearer ${token}` })],
    ["Helicone-Auth", (token: string) => ({ "helicone-auth": `Bearer ${token}` })],
    ["x-api-key", (token: string) => ({ "x-api-key": token })],
    ["lower-case bearer", (token: string) => ({ authorization: `bearer ${token}` })],
  ])("may stand in %s", async (_, headers) => {
    expect((await count(headers(testApiKey))).status).toBe(200);
    sentenceOf(await count(headers("sk-facet-unknown")), 401);
  });

  test("reads with r and rw, but not with w, though a query is a POST", async () => {
    expect((await count(bearer(tokens.r))).status).toBe(200);
    expect((await count(bearer(tokens.rw))).status).toBe(200);
    expect(sentenceOf(await count(bearer(tokens.w)), 403)).toContain('"w"');
  });

  test("manages keys only with rw", async () => {
    expect((await keys(bearer(tokens.rw))).status).toBe(200);
    sentenceOf(await keys(bearer(tokens.r)), 403);
    sentenceOf(await make({ name: "more", permission: "rw" }, bearer(tokens.w)), 403);
  });

  test("needs the word Bearer, and the refusal says so", async () => {
    expect(sentenceOf(await count({ authorization: testApiKey }), 401)).toContain("Bearer");
  });

  test("is asked for with WWW-Authenticate when there is none", async () => {
    const answer = await count({});
    sentenceOf(answer, 401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });
});

describe("a session", () => {
  test("reads with GET from anywhere a cookie is sent", async () => {
    expect((await keys({ cookie })).status).toBe(200);
  });

  test("does anything else only from Facet's own pages", async () => {
    expect((await count({ cookie, "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await count({ cookie, origin: "http://localhost:3000", host: "localhost:3000" })).status).toBe(
      200,
    );
    sentenceOf(await count({ cookie }), 403);
    sentenceOf(await count({ cookie, "sec-fetch-site": "same-site" }), 403);
    sentenceOf(await count({ cookie, "sec-fetch-site": "cross-site" }), 403);
    sentenceOf(await count({ cookie, origin: "https://evil.example", host: "localhost:3000" }), 403);
  });

  test("gives way to an API key beside it", async () => {
    sentenceOf(await keys({ cookie, ...bearer("sk-facet-unknown") }), 401);
  });
});

describe("keys in settings", () => {
  const keySchema = z.object({ id: z.uuid(), name: z.string(), key: z.string() });

  test("a new key is shown once, works at once and is listed by its hint", async () => {
    const answer = await make({ name: " Checkout ", permission: "r" });
    expect(answer.status).toBe(201);
    const made = keySchema.parse(answer.body.data);
    expect(made).toMatchObject({ name: "Checkout", key: expect.stringMatching(/^sk-facet-[\w-]{43}$/) });
    expect((await count(bearer(made.key))).status).toBe(200);
    const listed = await keys(bearer(testApiKey));
    expect(listed.text).toContain(`"hint":"${made.key.slice(-4)}"`);
    expect(listed.text).not.toContain(made.key);
    expect(listed.text).not.toContain("hash");
  });

  test("a revoked key is refused at once, and revoking twice changes nothing", async () => {
    const made = keySchema.parse((await make({ name: "Old" })).body.data);
    expect((await revoke(made.id)).status).toBe(200);
    sentenceOf(await count(bearer(made.key)), 401);
    expect(findApiKey(made.key)).toBe(undefined);
    expect((await revoke(made.id)).status).toBe(200);
  });

  test("the environment's key cannot be revoked here, and an unknown one is not found", async () => {
    const listed = z
      .array(z.object({ id: z.string(), is_from_environment: z.boolean() }))
      .parse((await keys(bearer(testApiKey))).body.data);
    const fromEnvironment = listed.find((key) => key.is_from_environment)?.id ?? "";
    expect(sentenceOf(await revoke(fromEnvironment), 409)).toContain("FACET_API_KEY");
    sentenceOf(await revoke("00000000-0000-4000-8000-0000000000aa"), 404);
    sentenceOf(await revoke("no-uuid"), 422);
  });

  test("a name is needed, and nothing beside it that is not known", async () => {
    sentenceOf(await make({ name: "  " }), 422);
    sentenceOf(await make({ name: "x".repeat(101) }), 422);
    expect(sentenceOf(await make({ name: "x", role: "admin" }), 422)).toContain("role");
    expect(sentenceOf(await make({ name: "x", permission: "admin" }), 422)).toContain(
      'one of "r", "w", "rw"',
    );
  });
});
