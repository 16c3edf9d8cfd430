import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parseText } from "@/lib/filters/text/parse";
import { callCost } from "@/lib/gateway/call-cost";
import { doors } from "@/lib/gateway/testing/doors";
import {
  chatBody,
  type GatewayUnderTest,
  jsonHeaders,
  organizationId,
  send,
  startGateway,
} from "@/lib/gateway/testing/gateway-under-test";
import { silentLogger, temporaryDirectory } from "@/test/recorders";
import { BucketFile } from "./bucket-file";
import { Buckets } from "./buckets";
import { type Budget, writeBudget } from "./budget";
import { Gate } from "./gate";
import { LimitBook } from "./limit-book";
import { parsePolicy } from "./policy";
import { writeRule } from "./rate-rule";
import type { StoredLimit } from "./stored-limit";

type Door = keyof typeof doors;
const doorNames = Object.keys(doors) as Door[];

let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});

function filterOf(text: string) {
  const parsed = parseText(text);
  if (!parsed.ok) throw new Error(`${text} is no filter`);
  return parsed.filter;
}

let made = 0;
function stored(kind: StoredLimit["kind"], name: string, definitionJson: string): StoredLimit {
  made += 1;
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
  const times = { createdAtMs: 0, updatedAtMs: 0, updatedBy: null };
  return {
    organizationId,
    id,
    kind,
    version: 1,
    revision: id,
    name,
    definitionJson,
    isDeleted: false,
    ...times,
  };
}

function rule(policyText: string, filterText = ""): StoredLimit {
  const parsed = parsePolicy(policyText);
  if (!parsed.ok) throw new Error(parsed.message);
  return stored("rate", policyText, writeRule({ policy: parsed.policy, filter: filterOf(filterText) }));
}

function budget(amountUsd: string, some: Partial<Budget> = {}): StoredLimit {
  return stored(
    "budget",
    "Monthly",
    writeBudget({
      amountUsd,
      period: "month",
      timeZone: "UTC",
      segment: { of: "all" },
      filter: filterOf(""),
      warnAtPercent: [],
      isBlocking: true,
      channelIds: [],
      ...some,
    }),
  );
}

async function start(door: Door, limits: StoredLimit[] = [], directory = temporaryDirectory()) {
  const book = new LimitBook();
  book.take(limits, new Map());
  const buckets = new Buckets(new BucketFile(join(directory, "limits.jsonl")), silentLogger);
  const started = await startGateway(door, { deps: { gate: new Gate(book, buckets) } });
  gateway = started;
  const ask = (headers: Record<string, string> = {}, body = chatBody()) =>
    send(`${started.url}/v1/chat/completions`, {
      method: "POST",
      headers: { ...jsonHeaders, ...headers },
      body,
    });
  return { ...started, ask, directory };
}

const policy = (text: string) => ({ "Helicone-RateLimit-Policy": text });

describe.each(doorNames)("through the door %s", (door) => {
  test("of 100 callers at once a quota of requests lets exactly so many on", async () => {
    const { ask, recorded } = await start(door);
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(policy("37;w=3600"))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(37);
    expect(statuses.filter((status) => status === 429)).toHaveLength(63);
    expect(recorded).toHaveLength(100);
  });

  test("of 100 callers that go on calling none gets more than one call beyond a quota of cents", async () => {
    const { ask, recorded } = await start(door);
    const cents = (await costOfOneCall(ask, recorded)) * 100;
    const quota = cents * 150;
    const calls = await Promise.all(
      Array.from({ length: 100 }, () => callerOf(ask, `${quota.toFixed(9)};w=31536000;u=cents`)),
    );
    const total = calls.reduce((sum, one) => sum + one, 0);
    expect(total).toBeGreaterThanOrEqual(149);
    expect(total).toBeLessThanOrEqual(150 + 100);
  });

  test("an answer over the limit says so in every documented way and is recorded", async () => {
    const { ask, recorded } = await start(door);
    const limited = { ...policy("1;w=60;s=customer"), "Helicone-Property-Customer": "acme" };
    const first = await ask(limited);
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      "helicone-ratelimit-limit": "1",
      "helicone-ratelimit-remaining": "0",
      "helicone-ratelimit-policy": "1;w=60;s=customer",
      "helicone-ratelimit-reset": "60",
    });
    const second = await ask(limited);
    expect(second.status).toBe(429);
    expect(second.headers).toMatchObject({
      "x-helicone-error": "rate_limited",
      "retry-after": "60",
      "helicone-ratelimit-limit": "1",
      "helicone-ratelimit-remaining": "0",
      "helicone-ratelimit-policy": "1;w=60;s=customer",
      "helicone-ratelimit-reset": "60",
      "helicone-status": "failed",
    });
    const { error } = JSON.parse(second.body.toString());
    expect(error).toMatchObject({ code: "rate_limited", type: "rate_limit_error" });
    expect(error.message).toBe(
      'Rate limit reached: 1 request in 60 seconds for property "customer" "acme". Try again in 60 s.',
    );
    const { call, responseBody } = recorded[1] ?? {};
    expect(call?.status).toBe(429);
    expect(call?.requestId).toBe(second.headers["helicone-id"]);
    expect(call?.properties).toContainEqual(["Helicone-Rate-Limit-Status", "bucket_rate_limited"]);
    expect(Buffer.from(responseBody ?? []).toString()).toBe(second.body.toString());
    // Another customer has a count of its own, and keys know no case.
    expect((await ask({ ...limited, "Helicone-Property-Customer": "globex" })).status).toBe(200);
    const other = { ...policy("1;w=60;s=CUSTOMER"), "helicone-property-cUSTOMER": "acme" };
    expect((await ask(other)).status).toBe(429);
  });
});

test("what is no policy limits nothing, and the answer says what would be right", async () => {
  const { ask } = await start("node:http");
  const { status, headers } = await ask(policy("ten per minute"));
  expect(status).toBe(200);
  expect(headers["helicone-ratelimit-warning"]).toMatch(/not applied: it is not of the form quota;w=seconds/);
  expect(headers["helicone-ratelimit-limit"]).toBeUndefined();
  const missing = await ask(policy("10;w=60;s=user"));
  expect(missing.status).toBe(200);
  expect(missing.headers["helicone-ratelimit-warning"]).toMatch(/the call has no user/);
});

test("every rule that matches must let a call on, and one that is turned away costs nothing", async () => {
  const { ask } = await start("node:http", [
    rule("3;w=3600", "property.env:prod"),
    rule("1;w=3600;s=user", "model:gpt-4o-mini provider:openai"),
    rule("1;w=3600", "model:o3"),
  ]);
  const as = (user: string) => ask({ "Helicone-Property-Env": "prod", "Helicone-User-Id": user });
  expect((await as("anna")).status).toBe(200);
  // Turned away by the rule for users: the other rule's count stays.
  expect((await as("anna")).status).toBe(429);
  expect((await as("anna")).headers["helicone-ratelimit-policy"]).toBe("1;w=3600;s=user");
  expect((await as("bert")).status).toBe(200);
  expect((await as("carl")).status).toBe(200);
  const fourth = await as("dora");
  expect(fourth.status).toBe(429);
  expect(fourth.headers["helicone-ratelimit-policy"]).toBe("3;w=3600");
  // Without a user and outside production no rule says anything.
  expect((await ask()).headers["helicone-ratelimit-limit"]).toBeUndefined();
});

test("a budget turns calls away once it is spent, for the value that spent it", async () => {
  const { ask, recorded } = await start("node:http", [
    budget("0.00001", { segment: { of: "property", key: "customer" } }),
  ]);
  const as = (name: string) => ask({ "Helicone-Property-Customer": name });
  let calls = 0;
  while ((await as("acme")).status === 200) calls += 1;
  expect(calls).toBeGreaterThan(0);
  const refused = await as("acme");
  expect(refused.headers["x-helicone-error"]).toBe("rate_limited");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(JSON.parse(refused.body.toString()).error.message).toBe(
    'The budget "Monthly" of $0.00001 a month for property "customer" "acme" is spent. It begins anew with the next month.',
  );
  expect(recorded.at(-1)?.call.properties).toContainEqual([
    "Helicone-Rate-Limit-Status",
    "budget_rate_limited",
  ]);
  expect((await as("globex")).status).toBe(200);
});

test("counts outlive the process, but for what was counted in its last tenth of a second", async () => {
  const { ask, directory, close } = await start("node:http");
  for (let index = 0; index < 5; index++) await ask(policy("5;w=3600"));
  expect((await ask(policy("5;w=3600"))).status).toBe(429);
  // What a killed process leaves behind: nothing is written when it ends.
  await expect.poll(() => new BucketFile(join(directory, "limits.jsonl")).read().size).toBe(1);
  await close();
  gateway = undefined;
  const again = await start("node:http", [], directory);
  expect((await again.ask(policy("5;w=3600"))).status).toBe(429);
});

test("a stream is counted when it has ended", async () => {
  const { ask } = await start("node:http");
  const body = chatBody({ stream: true });
  const cents = policy("0.0000001;w=31536000;u=cents");
  expect((await ask(cents, body)).status).toBe(200);
  expect((await ask(cents, body)).status).toBe(429);
});

async function costOfOneCall(
  ask: () => Promise<unknown>,
  recorded: GatewayUnderTest["recorded"],
): Promise<number> {
  await ask();
  const [finished] = recorded.splice(0);
  return Number(finished && callCost(finished));
}

async function callerOf(
  ask: (headers: Record<string, string>) => Promise<{ status: number }>,
  text: string,
): Promise<number> {
  let done = 0;
  while ((await ask(policy(text))).status === 200) done += 1;
  return done;
}
