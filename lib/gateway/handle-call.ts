import { ApiError } from "@/lib/errors";
import { afterAnswers } from "./after-answers";
import { answerError, answerJson } from "./answer";
import { answerRefused } from "./answer-refused";
import { type Authenticated, authenticateCall } from "./authenticate";
import { callCost } from "./call-cost";
import { answerPreflight } from "./cors";
import { decoded } from "./decoded";
import type { GatewayDeps } from "./deps";
import { echoOf } from "./echo";
import { type BodyFields, editBody, readBodyFields } from "./edit-body";
import type { Exchange } from "./exchange";
import { type CallHeaders, readHeaders } from "./headers";
import { KeptBytes } from "./kept-bytes";
import { newCall } from "./new-call";
import { echoPath, pathOf } from "./paths";
import { ProxiedCall } from "./proxied-call";
import { BodyPipe, type RequestBody, readBytesMax, WholeBody } from "./read-body";
import { chooseRequestId } from "./request-id";
import { type Route, routeByModel, routeByName } from "./route";
import { upstreamHeaders } from "./upstream-headers";

/** Takes one exchange from its head to its end. Never throws: what goes wrong is answered. */
export function handleCall(exchange: Exchange, deps: GatewayDeps): void {
  const headers = readHeaders(exchange.rawHeaders);
  const { requestId, note } = chooseRequestId(headers.requestId);
  const caller = { requestId, isFromBrowser: headers.isFromBrowser };
  try {
    if (exchange.method === "OPTIONS" && (headers.preflightMethod !== undefined || !headers.hasBody)) {
      answerPreflight(exchange, headers, requestId);
      return;
    }
    const auth = authenticateCall(headers, exchange.target, deps.authenticate);
    if (pathOf(auth.target) === echoPath) {
      answerJson(exchange, caller, 200, echoOf(headers, auth.grant, requestId));
      return;
    }
    const notes = note === undefined ? headers.properties.notes : [note, ...headers.properties.notes];
    new Forwarding(exchange, headers, auth, deps, { requestId, notes }).start();
  } catch (error) {
    answerError(exchange, caller, error);
  }
}

/** The steps from a call that was let in to one that is under way. */
class Forwarding {
  readonly #exchange: Exchange;
  readonly #headers: CallHeaders;
  readonly #auth: Authenticated;
  readonly #deps: GatewayDeps;
  readonly #known: { requestId: string; notes: string[] };
  /** Undefined while it depends on the body. */
  #route: Route | undefined;

  constructor(
    exchange: Exchange,
    headers: CallHeaders,
    auth: Authenticated,
    deps: GatewayDeps,
    known: { requestId: string; notes: string[] },
  ) {
    this.#exchange = exchange;
    this.#headers = headers;
    this.#auth = auth;
    this.#deps = deps;
    this.#known = known;
  }

  start(): void {
    const { targetUrl, openAiApiBase, hasBody } = this.#headers;
    this.#route = routeByName(this.#auth.target, openAiApiBase ?? targetUrl, this.#deps);
    if (!hasBody) {
      this.#send({ content: null, kept: new KeptBytes() }, undefined);
    } else if (this.#readsBody()) {
      const done = (body: Buffer) => this.#attempt(() => this.#sendWhole(body));
      const tooLarge = (pipe: BodyPipe) => this.#attempt(() => this.#sendPipe(pipe));
      this.#exchange.readBody(new WholeBody(this.#exchange, done, tooLarge));
    } else {
      const pipe = new BodyPipe(this.#exchange);
      this.#sendPipe(pipe);
      this.#exchange.readBody(pipe);
    }
  }

  /** Whether the body may be JSON that has to be read. Files and other large things pass as they come. */
  #readsBody(): boolean {
    const { contentType, contentEncoding, contentLength } = this.#headers;
    const mayBeJson = !/^\s*(multipart|audio|video|image|application\/octet-stream)/i.test(contentType);
    return mayBeJson && contentEncoding === "" && (contentLength ?? 0) <= readBytesMax;
  }

  #sendWhole(body: Buffer): void {
    const kept = new KeptBytes();
    kept.push(body);
    this.#send({ content: body, kept }, readBodyFields(body));
  }

  #sendPipe(pipe: BodyPipe): void {
    const isJson = /^\s*application\/json/i.test(this.#headers.contentType);
    if (!this.#route && isJson) {
      // What is still to come is read and dropped, or the caller would not get to the answer.
      pipe.resume();
      throw new ApiError(
        "payload_too_large",
        `The body has more than ${readBytesMax / 1024 ** 2} MiB, or is encoded, so that its model cannot be read. Send it ` +
          "to /v1/gateway/{provider}/… instead, where bodies of any size pass.",
      );
    }
    this.#send({ content: pipe, kept: pipe.kept }, undefined);
  }

  #send(body: RequestBody, fields: BodyFields | undefined): void {
    const { requestId, notes } = this.#known;
    const route = this.#route ?? routeByModel(this.#auth.target, fields?.model, this.#deps);
    const isStream = fields?.isStream || route.path.includes(":streamGenerateContent");
    const asksForUsage =
      isStream && isChatPath(route.path) && (route.provider?.asksForStreamUsage(route.path) ?? false);
    const edited =
      fields && body.content instanceof Buffer
        ? editBody(body.content, fields, { model: route.model, asksForUsage })
        : undefined;
    const headers = upstreamHeaders(this.#headers, this.#auth, route, isStream, this.#deps);
    if (body.content instanceof BodyPipe && this.#headers.contentLength !== undefined) {
      headers.push("content-length", String(this.#headers.contentLength));
    }
    const requestModel = route.model ?? fields?.model ?? modelInPath(route.path);
    const call = newCall(this.#exchange, this.#headers, this.#auth, route, {
      requestId,
      notes,
      requestModel,
    });
    const admission = this.#deps.gate.admit(
      call,
      body.content instanceof Buffer ? body.content : undefined,
      this.#headers.rateLimitPolicy,
    );
    if (admission?.refusal) {
      if (body.content instanceof BodyPipe) {
        // What is still to come is read and dropped.
        body.content.resume();
      }
      answerRefused(this.#exchange, call, body.kept, admission, {
        recorder: this.#deps.recorder,
        isFromBrowser: this.#headers.isFromBrowser,
      });
      return;
    }
    const settle = admission?.settle;
    const proxied = new ProxiedCall({
      exchange: this.#exchange,
      call,
      requestKept: body.kept,
      recorder: this.#deps.recorder,
      isFromBrowser: this.#headers.isFromBrowser,
      stripsUsage: (edited?.addedUsage ?? false) && !this.#headers.wantsStreamUsage,
      answerHeaders: [
        ...(route.isByModel ? gatewayHeaders(route.providerId, requestModel) : []),
        ...(admission?.headers ?? []),
      ],
      ...(settle && { onFinished: (finished) => afterAnswers(() => settle(callCost(finished))) }),
    });
    const { timeouts, pools } = this.#deps;
    pools.get(route.origin, !route.isTrusted).dispatch(
      {
        path: route.path,
        method: this.#exchange.method,
        headers,
        body: edited?.body ?? body.content,
        headersTimeout: this.#headers.wantsLongTimeout ? timeouts.longHeadersMs : timeouts.headersMs,
        bodyTimeout: timeouts.bodyMs,
      },
      proxied,
    );
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      const { requestId } = this.#known;
      answerError(this.#exchange, { requestId, isFromBrowser: this.#headers.isFromBrowser }, error);
    }
  }
}

/** The paths whose streams tell usage only when asked: chat completions and the older completions. */
function isChatPath(path: string): boolean {
  return /\/completions\/?$/.test(pathOf(path));
}

/** Gemini and Azure name the model in the path. */
function modelInPath(path: string): string {
  const found = /\/(?:models|deployments)\/([^/:?]+)/.exec(path)?.[1];
  return found === undefined ? "" : decoded(found);
}

function gatewayHeaders(provider: string, model: string): string[] {
  const headers = ["Helicone-Provider", provider, "Helicone-Gateway-Mode", "ai-gateway"];
  // A name that no header can hold is left out.
  return /^[\x21-\x7e]+$/.test(model) ? [...headers, "Helicone-Model", model] : headers;
}
