import { statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { POST as signInRoute } from "@/app/api/sign-in/route";
import { POST as signOutRoute } from "@/app/api/sign-out/route";
import { GET as linkRoute } from "@/app/sign-in/link/route";
import { closeProcessSingletons } from "@/lib/registry";
import { call, ownFacet, sentenceOf } from "@/test/api";
import { readSession } from "./session";
import { signInLink } from "./sign-in-link";

const { dataDirectory } = ownFacet({ FACET_ADMIN_PASSWORD: "correct horse" });
const ownPage = { "sec-fetch-site": "same-origin" };

const signIn = (body: unknown, headers: Record<string, string> = ownPage) =>
  call(signInRoute, "POST", "/api/sign-in", { body, headers });
const tokenOf = (link: string) => new URL(link).searchParams.get("token") ?? "";

/** The cookie a browser would keep of an answer. */
function cookieOf(headers: Headers): string {
  return headers.get("set-cookie")?.split(";")[0] ?? "";
}

function sessionOf(cookie: string) {
  return readSession(new Request("http://localhost:3000/", { headers: { cookie } }));
}

beforeEach(() => closeProcessSingletons());

describe("sign-in", () => {
  test("by password sets a sealed cookie that scripts cannot read", async () => {
    const { status, headers } = await signIn({ password: "correct horse" });
    expect(status).toBe(200);
    expect(headers.get("set-cookie")).toMatch(/^facet-session=Fe26\.2.*; HttpOnly; SameSite=Lax$/);
    expect(await sessionOf(cookieOf(headers))).toMatchObject({ organizationId: expect.any(String) });
  });

  test("over TLS the cookie stays on TLS", async () => {
    const secure = { ...ownPage, "x-forwarded-proto": "https" };
    const { headers } = await signIn({ password: "correct horse" }, secure);
    expect(headers.get("set-cookie")).toContain("; Secure");
  });

  test("refuses a wrong password with a sentence and no cookie", async () => {
    const answer = await signIn({ password: "wrong" });
    expect(sentenceOf(answer, 401)).toBe("That is not the password.");
    expect(answer.headers.get("set-cookie")).toBe(null);
  });

  test("after five wrong passwords within a minute refuses even the right one and says how long", async () => {
    vi.useFakeTimers({ now: 0, toFake: ["Date"] });
    try {
      for (let attempt = 0; attempt < 5; attempt++) {
        await signIn({ password: "wrong" });
      }
      const refused = await signIn({ password: "correct horse" });
      expect(sentenceOf(refused, 429)).toContain("60 seconds");
      expect(refused.headers.get("retry-after")).toBe("60");
      vi.setSystemTime(60_000);
      expect((await signIn({ password: "correct horse" })).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  test("takes the token of the console's link, also after wrong passwords", async () => {
    for (let attempt = 0; attempt < 6; attempt++) {
      await signIn({ password: "wrong" });
    }
    const token = tokenOf(signInLink("http://localhost:3000"));
    expect((await signIn({ token })).status).toBe(200);
    expect(sentenceOf(await signIn({ token: "guess" }), 401)).toContain("not valid");
  });

  test("refuses a page of another site", async () => {
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example", host: "localhost:3000" },
      { origin: "null", host: "localhost:3000" },
      {},
    ];
    for (const headers of foreign) {
      sentenceOf(await signIn({ password: "correct horse" }, headers), 403);
    }
    const own = { origin: "http://localhost:3000", host: "localhost:3000" };
    expect((await signIn({ password: "correct horse" }, own)).status).toBe(200);
  });

  test("wants either a password or a token", async () => {
    for (const body of [{}, { password: "a", token: "b" }, { password: 1 }, undefined, { pasword: "a" }]) {
      sentenceOf(await signIn(body), 422);
    }
  });
});

describe("the link on the console", () => {
  const open = (path: string) => linkRoute(new Request(`http://localhost:3000${path}`));

  test("signs its reader in and leads to the requests", async () => {
    const { pathname, search } = new URL(signInLink("http://localhost:3000"));
    const response = await open(pathname + search);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/overview"]);
    expect(await sessionOf(cookieOf(response.headers))).toBeDefined();
  });

  test("leads to the place that was asked for, never to another site", async () => {
    const token = tokenOf(signInLink("http://localhost:3000"));
    const to = async (next: string) =>
      (await open(`/sign-in/link?token=${token}&next=${encodeURIComponent(next)}`)).headers.get("location");
    expect(await to("/settings?tab=keys")).toBe("/settings?tab=keys");
    expect(await to("//evil.example")).toBe("/overview");
  });

  test("of an earlier start leads to the sign-in page without a cookie", async () => {
    const { pathname, search } = new URL(signInLink("http://localhost:3000"));
    await closeProcessSingletons();
    const response = await open(pathname + search);
    expect(response.headers.get("location")).toBe("/sign-in?error=link");
    expect(response.headers.get("set-cookie")).toBe(null);
  });
});

describe("a session", () => {
  test("outlives a restart, as its secret is kept where only its owner may read it", async () => {
    const { headers } = await signIn({ password: "correct horse" });
    await closeProcessSingletons();
    expect(await sessionOf(cookieOf(headers))).toBeDefined();
    expect(statSync(join(dataDirectory, "session-secret")).mode & 0o777).toBe(0o600);
  });

  test("is not taken from a cookie that was changed or sealed elsewhere", async () => {
    const cookie = cookieOf((await signIn({ password: "correct horse" })).headers);
    const middle = Math.floor(cookie.length / 2);
    const changed = cookie.slice(0, middle) + (cookie[middle] === "A" ? "B" : "A") + cookie.slice(middle + 1);
    expect(await sessionOf(changed)).toBe(undefined);
    expect(await sessionOf("facet-session=anything")).toBe(undefined);
  });

  test("ends with a sign-out", async () => {
    const { headers } = await call(signOutRoute, "POST", "/api/sign-out", { headers: ownPage });
    expect(headers.get("set-cookie")).toMatch(/^facet-session=; Max-Age=0/);
  });
});
