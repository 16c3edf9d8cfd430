import { type createServer, type IncomingHttpHeaders, request } from "node:http";
import type { CallWithBodies } from "@/lib/call";
import { type Provider as StandIn, startProvider } from "@/scripts/provider";
import type { GatewayDeps, KeyGrant } from "../deps";
import { readProviderSettings } from "../provider-settings";
import { UpstreamPools } from "../upstream-pools";
import { doors } from "./doors";

export const facetKey = "sk-facet-test-key";
export const readOnlyKey = "sk-facet-read-only";
export const organizationId = "00000000-0000-4000-8000-000000000001";

const grants = new Map<string, KeyGrant>([
  [facetKey, { organizationId, apiKeyId: "00000000-0000-4000-8000-00000000000a", permission: "rw" }],
  [readOnlyKey, { organizationId, apiKeyId: "00000000-0000-4000-8000-00000000000b", permission: "r" }],
]);

/** A gateway behind one of its doors, a stand-in for all providers, and what was recorded. */
export interface GatewayUnderTest {
  /** Origin of the gateway, and of the stand-in. */
  url: string;
  standIn: StandIn;
  recorded: CallWithBodies[];
  /** Waits until that many calls were recorded, and gives the last. */
  lastRecorded(count?: number): Promise<CallWithBodies>;
  close(): Promise<void>;
}

export interface GatewayTestOptions {
  deps?: Partial<GatewayDeps>;
  /** Further provider variables, such as `OPENAI_API_KEY`; an empty one unsets. */
  variables?: Record<string, string>;
}

export async function startGateway(
  door: keyof typeof doors,
  { deps = {}, variables = {} }: GatewayTestOptions = {},
): Promise<GatewayUnderTest> {
  const standIn = await startProvider();
  const recorded: CallWithBodies[] = [];
  const all: Record<string, string> = {
    OPENAI_BASE_URL: `${standIn.url}/v1`,
    OPENAI_API_KEY: "sk-operator-openai",
    ANTHROPIC_BASE_URL: standIn.url,
    ANTHROPIC_API_KEY: "sk-operator-anthropic",
    GEMINI_BASE_URL: standIn.url,
    GEMINI_API_KEY: "operator-gemini",
    MISTRAL_BASE_URL: standIn.url,
    OPENROUTER_BASE_URL: `${standIn.url}/api/v1`,
    OPENROUTER_API_KEY: "sk-operator-openrouter",
    ...variables,
  };
  const pools = new UpstreamPools({ connectTimeoutMs: 2_000 });
  const server = doors[door]({
    authenticate: (token) => grants.get(token),
    recorder: {
      record: (finished) => void recorded.push(finished),
      recordSoon: (finished, then) => {
        setImmediate(() => {
          recorded.push(finished);
          then();
        });
      },
    },
    gate: { admit: () => undefined },
    settingsOf: readProviderSettings((name) => all[name] || undefined),
    allowPrivateTargets: false,
    pools,
    timeouts: { connectMs: 2_000, headersMs: 30_000, longHeadersMs: 30_000, bodyMs: 30_000 },
    ...deps,
  });
  const url = await listen(server);
  return {
    url,
    standIn,
    recorded,
    async lastRecorded(count = 1) {
      while (recorded.length < count) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const last = recorded.at(-1);
      if (!last) {
        throw new Error("Nothing was recorded.");
      }
      return last;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await pools.close();
      await standIn.close();
    },
  };
}

export async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The pieces as they arrived. */
  chunks: string[];
  /** Whether the connection broke before the answer was whole. */
  isBroken: boolean;
}

/** Sends a request without any client's help, so that headers and bytes are exactly those given. */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const req = request(url, {
      method: options.method ?? "POST",
      headers: options.headers ?? {},
      agent: false,
    });
    req.on("error", reject);
    req.on("response", (res) => {
      const parts: Buffer[] = [];
      const finish = (isBroken: boolean) =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(parts),
          chunks: parts.map(String),
          isBroken,
        });
      res.on("data", (part: Buffer) => parts.push(part));
      res.on("end", () => finish(false));
      res.on("error", () => finish(true));
    });
    // Node would write a head together with a text, in the text's encoding.
    req.end(options.body === undefined ? undefined : Buffer.from(options.body));
  });
}

/** The headers of an ordinary call with JSON. */
export const jsonHeaders = { authorization: `Bearer ${facetKey}`, "content-type": "application/json" };

export function chatBody(fields: object = {}): string {
  return JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hello" }], ...fields });
}
