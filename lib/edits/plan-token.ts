import { createHash } from "node:crypto";
import { z } from "zod";
import { ApiError } from "@/lib/errors";

/** What a dry run showed, in so far as the start is held to it. */
export interface ShownPlan {
  /** The moment of the database's clock that bounds the selection. */
  beforeMs: number;
  /** How many requests were to be changed. */
  requests: number;
}

const lifetimeMs = 60 * 60_000;
const tokenSchema = z.tuple([z.int(), z.int(), z.string()]);

/**
 * A text that stands for a dry run: callers hand it back with the same body to start the edit.
 *
 * @param asked everything that decides what the edit does, as JSON would write it.
 */
export function planToken(asked: unknown, { beforeMs, requests }: ShownPlan): string {
  return Buffer.from(JSON.stringify([beforeMs, requests, digest(asked)])).toString("base64url");
}

/** When a dry run can no longer be confirmed, in epoch milliseconds. */
export function planExpiresAtMs(beforeMs: number): number {
  return beforeMs + lifetimeMs;
}

/**
 * What the dry run showed that this token came from.
 *
 * @throws ApiError `invalid` for what is no token, `conflict` when it stands for another edit or is too old.
 */
export function readPlanToken(asked: unknown, token: string, nowMs = Date.now()): ShownPlan {
  const parsed = tokenSchema.safeParse(parsedJson(Buffer.from(token, "base64url").toString()));
  if (!parsed.success) {
    const message = "must be the token of a dry run, unchanged.";
    throw new ApiError("invalid", `token ${message}`, [{ path: "token", message }]);
  }
  const [beforeMs, requests, shown] = parsed.data;
  if (shown !== digest(asked)) {
    throw new ApiError(
      "conflict",
      "This token belongs to the dry run of another edit: send the body it was made for, or dry-run this one.",
    );
  }
  if (nowMs > planExpiresAtMs(beforeMs)) {
    throw new ApiError("conflict", "This dry run is older than an hour: make another one.");
  }
  return { beforeMs, requests };
}

function digest(asked: unknown): string {
  return createHash("sha256").update(JSON.stringify(asked)).digest("base64url");
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
