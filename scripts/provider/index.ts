import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Answer, answer } from "./answer";
import { type Behaviour, parseBehaviour } from "./behaviour";
import { send } from "./send";

export interface ProviderOptions {
  /** 0, the default, lets the system choose. */
  port?: number;
  host?: string;
  /** Behaviour of every answer, in the syntax of the `x-stand-in` header, which goes before it. */
  behaviour?: string;
  /** Whether `requests` is filled; false for benchmarks. */
  capture?: boolean;
  /** The oldest captured requests make room beyond this number. */
  requestsMax?: number;
}

export interface ReceivedRequest {
  method: string;
  /** With its query. */
  path: string;
  rawHeaders: string[];
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** True once the caller went away before the answer was whole. */
  aborted: boolean;
}

export interface Provider {
  /** The origin, such as `http://127.0.0.1:40123`. */
  url: string;
  requests: ReceivedRequest[];
  close(): Promise<void>;
}

/**
 * Starts a stand-in for the vendors' APIs that speaks their wire formats and answers the same request with the
 * same bytes. `behaviour.ts` lists what the `x-stand-in` header can ask for.
 */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const { capture = true, requestsMax = 1000 } = options;
  const requests: ReceivedRequest[] = [];
  const defaults = parseBehaviour(options.behaviour ?? "");
  const answers = rememberAnswers(defaults);

  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      const body = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      if (capture) {
        captureRequest(req, res, body, requests, requestsMax);
      }
      try {
        send(res, answers(req, body));
      } catch (error) {
        res.writeHead(400, { "content-type": "text/plain" }).end(String(error));
      }
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, options.host ?? "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The stand-in provider listens on no TCP port.");
  }
  return {
    url: `http://${address.address}:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function captureRequest(
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer,
  requests: ReceivedRequest[],
  requestsMax: number,
) {
  const received: ReceivedRequest = {
    method: req.method ?? "",
    path: req.url ?? "",
    rawHeaders: req.rawHeaders,
    headers: req.headers,
    body,
    aborted: false,
  };
  requests.push(received);
  if (requests.length > requestsMax) {
    requests.shift();
  }
  res.on("close", () => {
    received.aborted = !res.writableFinished;
  });
}

const rememberedMax = 500;
const rememberedBodyBytesMax = 16_384;

/** A benchmark repeats few requests very often: their answers are made once. */
function rememberAnswers(defaults: Behaviour) {
  const remembered = new Map<string, Answer>();
  return (req: IncomingMessage, body: Buffer): Answer => {
    const header = req.headers["x-stand-in"];
    const wanted = typeof header === "string" ? header : "";
    const make = () =>
      answer({
        method: req.method ?? "GET",
        path: req.url ?? "/",
        contentType: req.headers["content-type"] ?? "",
        body,
        behaviour: wanted === "" ? defaults : { ...defaults, ...parseBehaviour(wanted) },
      });
    if (body.length > rememberedBodyBytesMax) {
      return make();
    }
    const key = `${req.method} ${req.url}\n${wanted}\n${body.toString("latin1")}`;
    const known = remembered.get(key);
    if (known) {
      return known;
    }
    const made = make();
    if (remembered.size >= rememberedMax) {
      remembered.clear();
    }
    remembered.set(key, made);
    return made;
  };
}
