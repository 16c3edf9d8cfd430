import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { v4 as newUuid } from "uuid";
import { isEngineError } from "@/lib/clickhouse/engine-error";
import { ApiError } from "@/lib/errors";
import { foldPropertyEditEvents } from "@/lib/queries/fold-property-edit-events";
import { insertPropertyEditEvent } from "@/lib/queries/insert-property-edit";
import { listOpenPropertyEdits } from "@/lib/queries/list-property-edits";
import type { Edit, EditProgress } from "./edit";
import { markUnusedKeys } from "./mark-unused";
import { keysOf } from "./operation";
import { type EditOutcome, type EditRun, runEdit } from "./run-edit";
import { SlicePace } from "./slice-pace";

export interface EditRunnerOptions extends Pick<EditRun, "exclusively" | "settle"> {
  /** Whether other processes carry out edits of the same database. */
  isDatabaseShared: boolean;
  logger: Pick<Logger, "info" | "warn" | "error">;
  /** Requests in one slice at most. */
  requestsMax?: number;
}

/** Another process whose edit was not heard of for this long is taken for dead. */
const leaseMs = 60_000;
const pollMs = 10_000;
const settleClaimsMs = 1_000;
const retryMs = { first: 500, most: 15_000 };
const attemptsMax = 4;

/** Carries out the edits of all organizations: one at a time in each of them, in the order they were started. */
export class EditRunner {
  readonly #options: EditRunnerOptions;
  /** Names this process in the history of edits. */
  readonly #owner = newUuid();
  readonly #working = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #poll: NodeJS.Timeout;

  constructor(options: EditRunnerOptions) {
    this.#options = options;
    // For edits of processes that died, and for a database that did not answer when it was asked.
    this.#poll = setInterval(() => this.wake(), pollMs).unref();
  }

  /** Looks for edits to carry out. To be called at start and after one was started or resumed. */
  wake(): void {
    void this.#lookAround().catch((error: unknown) => {
      if (!this.#isStopping) this.#options.logger.warn({ err: error }, "Edits cannot be looked up");
    });
  }

  /** Resolves when every edit this process knows of has ended. */
  async idle(): Promise<void> {
    await this.#lookAround();
    while (this.#working.size > 0) {
      await Promise.all(this.#working.values());
    }
  }

  /** Leaves off after the slices under way; the next start goes on. */
  async close(): Promise<void> {
    clearInterval(this.#poll);
    this.#stopping.abort();
    await Promise.all(this.#working.values());
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #lookAround(): Promise<void> {
    for (const { organizationId } of await listOpenPropertyEdits()) {
      if (!this.#isStopping && !this.#working.has(organizationId)) {
        const work = this.#serve(organizationId).finally(() => this.#working.delete(organizationId));
        this.#working.set(organizationId, work);
      }
    }
  }

  async #serve(organizationId: string): Promise<void> {
    let retries = 0;
    while (!this.#isStopping) {
      try {
        const edit = (await listOpenPropertyEdits()).find((open) => open.organizationId === organizationId);
        if (!edit || !(await this.#claim(edit))) return;
        if ((await this.#carryOut(edit)) === "interrupted") return;
        retries = 0;
      } catch (error) {
        this.#options.logger.warn({ err: error }, "An edit waits for the database");
        await this.#pause(Math.min(retryMs.first * 2 ** retries, retryMs.most));
        retries += 1;
      }
    }
  }

  /** Whether the edit is this process's to carry out. Of several that claim one at once the last to do so has it. */
  async #claim(edit: Edit): Promise<boolean> {
    const before = await this.#progressOf(edit);
    const isHeld = before.owner !== null && before.owner !== this.#owner;
    const { isDatabaseShared } = this.#options;
    if (isDatabaseShared && isHeld && Date.now() - (before.heardOfAtMs ?? 0) < leaseMs) {
      return false;
    }
    const { organizationId, id } = edit;
    await insertPropertyEditEvent({ organizationId, editId: id, event: "claimed", owner: this.#owner });
    if (isDatabaseShared) {
      await this.#pause(settleClaimsMs);
    }
    return (await this.#progressOf(edit)).owner === this.#owner;
  }

  async #carryOut(edit: Edit): Promise<EditOutcome | "failed"> {
    const pace = new SlicePace({ most: this.#options.requestsMax });
    for (let attempt = 1; ; attempt++) {
      try {
        const outcome = await runEdit(edit, {
          ...this.#options,
          isInterrupted: ({ owner }) => this.#isStopping || owner !== this.#owner,
          pace,
        });
        if (outcome !== "interrupted") {
          await markUnusedKeys(edit.organizationId, keysOf(edit.spec.operation));
          await this.#end(edit, outcome);
        }
        return outcome;
      } catch (error) {
        if (this.#isStopping || mayPass(error)) throw error;
        if (attempt >= attemptsMax) {
          this.#options.logger.error({ err: error, edit: edit.id }, "An edit failed");
          await this.#end(edit, "failed", sentenceFor(error));
          return "failed";
        }
        pace.failed();
        await this.#pause(retryMs.first * attempt);
      }
    }
  }

  async #end(edit: Edit, event: "done" | "cancelled" | "failed", message = ""): Promise<void> {
    await insertPropertyEditEvent({ organizationId: edit.organizationId, editId: edit.id, event, message });
    this.#options.logger.info({ edit: edit.id, kind: edit.kind, event }, "An edit of properties ended");
  }

  async #progressOf({ organizationId, id }: Edit): Promise<EditProgress> {
    const progress = (await foldPropertyEditEvents(organizationId, [id])).get(id);
    if (!progress) throw new Error(`The edit ${id} has no progress.`);
    return progress;
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
  }
}

/** A database that does not answer will; what it refuses it may refuse again. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && error.code === "storage_unavailable";
}

/** What the journal says of a failure: the engine's kind of error, not its text, which quotes statements. */
function sentenceFor(error: unknown): string {
  const kind = isEngineError(error) ? (error.type ?? error.code) : null;
  return kind === null
    ? "Facet could not carry this edit on; its log tells more. What was changed so far can be undone."
    : `The database refused to carry this edit on (${kind}). What was changed so far can be undone.`;
}
