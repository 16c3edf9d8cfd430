import type { Dispatcher } from "undici";
import { type Call, type CallOutcome, type CallWithBodies, callLimits, specialStatus } from "@/lib/call";
import { answerError } from "./answer";
import { type AnswerHead, readAnswerHead, withoutHeader } from "./answer-headers";
import type { GatewayDeps } from "./deps";
import type { Exchange, ExchangeListener } from "./exchange";
import { enterFlight, leaveFlight } from "./in-flight";
import { KeptBytes } from "./kept-bytes";
import { StreamEnd } from "./stream-end";
import { UsageStripper } from "./strip-usage";
import { upstreamFailure } from "./upstream-failure";

/** What a call needs while it is under way. */
export interface ProxiedCallOptions {
  exchange: Exchange;
  call: Call;
  requestKept: KeptBytes;
  recorder: GatewayDeps["recorder"];
  isFromBrowser: boolean;
  /** Whether the stream tells usage only because Facet asked for it. */
  stripsUsage: boolean;
  /** Further headers for the caller, names and values in turn. */
  answerHeaders: readonly string[];
  /** Told of the call when it is recorded. */
  onFinished?: (finished: CallWithBodies) => void;
}

/** What is recorded instead of the provider's status; an answer that broke off keeps the one it began with. */
const recordedStatus: Partial<Record<CallOutcome, number>> = {
  timeout: specialStatus.timeout,
  cancelled: specialStatus.cancelled,
  unreachable: specialStatus.other,
};

/**
 * A call under way: takes the provider's answer from undici as it comes and writes it to the caller. The record is
 * made before the last byte goes out, so whoever got a complete answer has a record of it.
 *
 * It speaks undici 7's own handler interface, whose headers are raw bytes, because the newer one would build an
 * object of them for every call.
 */
export class ProxiedCall implements Dispatcher.DispatchHandler, ExchangeListener {
  readonly #options: ProxiedCallOptions;
  readonly #exchange: Exchange;
  readonly #call: Call;
  readonly #kept = new KeptBytes();
  #abort: ((error?: Error) => void) | undefined;
  #resume: (() => void) | undefined;
  #head: AnswerHead | undefined;
  #streamEnd: StreamEnd | undefined;
  #stripper: UsageStripper | undefined;
  /** What has come in this turn of the event loop. It leaves together at its end: a stream's words often come many at once. */
  #arrived: Buffer[] = [];
  #isForwardingSoon = false;
  /** The last bytes of an answer whose length is known wait here until the record is made. */
  #held: Buffer | undefined;
  /** The caller reads slower than the provider sends. */
  #isBlocked = false;
  #isRecorded = false;
  /** Nothing more comes from the provider that the caller would wait for. */
  #isOver = false;

  constructor(options: ProxiedCallOptions) {
    this.#options = options;
    this.#exchange = options.exchange;
    this.#call = options.call;
    enterFlight(options.call);
    options.exchange.listen(this);
  }

  onConnect(abort: (error?: Error) => void): void {
    if (this.#isOver) {
      abort();
    } else {
      this.#abort = abort;
    }
  }

  onHeaders(status: number, rawHeaders: Buffer[], resume: () => void, statusText: string): boolean {
    if (status < 200 || this.#isOver) {
      return true;
    }
    const { stripsUsage, isFromBrowser, answerHeaders } = this.#options;
    const head = readAnswerHead(rawHeaders, isFromBrowser);
    this.#head = head;
    this.#resume = resume;
    this.#call.status = status;
    this.#call.isStream = head.isEventStream;
    this.#call.responseContentType = head.contentType;
    this.#call.responseContentEncoding = head.contentEncoding;
    if (head.isEventStream && head.contentEncoding === "") {
      this.#streamEnd = new StreamEnd();
      if (stripsUsage) {
        this.#stripper = new UsageStripper();
        head.forward = withoutHeader(head.forward, "content-length");
      }
    }
    head.forward.push(
      "helicone-id",
      this.#call.requestId,
      "Helicone-Status",
      status < 400 ? "success" : "failed",
    );
    head.forward.push(...answerHeaders);
    this.#exchange.writeHead(status, statusText, head.forward);
    this.#forwardSoon();
    return true;
  }

  onData(chunk: Buffer): boolean {
    if (!this.#isOver) {
      this.#arrived.push(chunk);
      this.#forwardSoon();
    }
    return !this.#isBlocked;
  }

  onComplete(): void {
    if (this.#isOver) {
      return;
    }
    this.#forward();
    this.#isOver = true;
    if (this.#isRecorded) {
      this.#end();
    } else {
      const finished = this.#finish("complete");
      this.#options.recorder.recordSoon(finished, () => {
        leaveFlight(finished.call);
        this.#end();
      });
      this.#options.onFinished?.(finished);
    }
  }

  /** Sends what waited for the record. */
  #end(): void {
    const rest = this.#stripper?.flush();
    if (this.#held && rest) {
      this.#exchange.write(this.#held);
      this.#exchange.end(rest);
    } else {
      this.#exchange.end(this.#held ?? rest);
    }
  }

  onError(error: Error): void {
    if (this.#isOver) {
      return;
    }
    this.#forward();
    this.#isOver = true;
    const hasBegun = this.#head !== undefined;
    const failure = upstreamFailure(error, this.#call.targetUrl, hasBegun);
    this.#record(failure.outcome, failure.error.message);
    if (hasBegun) {
      this.#exchange.destroy();
    } else {
      const { isFromBrowser } = this.#options;
      answerError(this.#exchange, { requestId: this.#call.requestId, isFromBrowser }, failure.error);
    }
  }

  onDrain(): void {
    this.#isBlocked = false;
    this.#resume?.();
  }

  onGone(): void {
    if (this.#isOver) {
      return;
    }
    this.#isOver = true;
    this.#record("cancelled", "The caller left before the answer was complete.");
    this.#abort?.();
  }

  #forwardSoon(): void {
    if (!this.#isForwardingSoon) {
      this.#isForwardingSoon = true;
      process.nextTick(() => {
        this.#isForwardingSoon = false;
        if (this.#isOver) {
          return;
        }
        if (this.#arrived.length === 0) {
          // A head that came without any of its body leaves by itself.
          this.#exchange.flushHead();
        }
        this.#forward();
      });
    }
  }

  #forward(): void {
    const [first, ...others] = this.#arrived;
    if (first === undefined) {
      return;
    }
    const bytes = others.length === 0 ? first : Buffer.concat(this.#arrived);
    this.#arrived = [];
    if (this.#call.isStream && this.#kept.size === 0) {
      this.#call.timeToFirstTokenMs = this.#elapsedMs();
    }
    this.#kept.push(bytes);
    if (this.#streamEnd?.push(bytes)) {
      this.#streamEnd = undefined;
      this.#record("complete");
    }
    const out = this.#stripper ? this.#stripper.push(bytes) : bytes;
    if (this.#kept.size === this.#head?.contentLength && !this.#isRecorded) {
      this.#held = out;
    } else if (out !== undefined && !this.#exchange.write(out)) {
      this.#isBlocked = true;
    }
  }

  #elapsedMs(): number {
    return Math.max(0, Date.now() - this.#call.createdAtMs);
  }

  #record(outcome: CallOutcome, errorMessage = ""): void {
    if (this.#isRecorded) {
      return;
    }
    const finished = this.#finish(outcome, errorMessage);
    leaveFlight(finished.call);
    this.#options.recorder.record(finished);
    this.#options.onFinished?.(finished);
  }

  /** What is recorded of the call, which is all there will be of it. */
  #finish(outcome: CallOutcome, errorMessage = ""): CallWithBodies {
    this.#isRecorded = true;
    const call = this.#call;
    const { requestKept } = this.#options;
    call.outcome = outcome;
    call.status = recordedStatus[outcome] ?? call.status;
    call.errorMessage = errorMessage;
    call.latencyMs = this.#elapsedMs();
    call.requestBytes = requestKept.size;
    call.responseBytes = this.#kept.size;
    noteCut(call, "request", requestKept);
    noteCut(call, "answer", this.#kept);
    return { call, requestBody: requestKept.bytes(), responseBody: this.#kept.bytes() };
  }
}

function noteCut(call: Call, what: string, kept: KeptBytes): void {
  if (kept.isCut) {
    call.notes.push(
      `The body of the ${what} has ${kept.size} bytes; the first ${callLimits.bodyBytesKeptMax} were kept.`,
    );
  }
}
