import type { z } from "zod";
import type { createRateLimit, updateRateLimit } from "@/lib/api/contract/rate-limits";
import type { Caller } from "@/lib/auth/authorize";
import { printText } from "@/lib/filters/text/print";
import { emptyFilter } from "@/lib/filters/tree";
import { printWire } from "@/lib/filters/wire/print";
import { changeLimit, createLimit, findLimit } from "./limits";
import { parseSegment, printSegment } from "./policy";
import { type RateRule, readRule, writeRule } from "./rate-rule";
import type { StoredLimit } from "./stored-limit";

type AnsweredRule = z.input<typeof createRateLimit.answer>["data"];
type Asked = z.output<typeof createRateLimit.input>["body"];
type Change = z.output<typeof updateRateLimit.input>["body"];

/** A stored rule in the API's words. */
export function answerRule(stored: StoredLimit): AnsweredRule {
  const { policy, filter } = readRule(stored);
  return {
    id: stored.id,
    name: stored.name,
    quota: policy.quota,
    window_seconds: policy.windowSeconds,
    unit: policy.unit,
    segment: printSegment(policy.segment),
    filter: printWire(filter),
    filter_text: printText(filter),
    created_at: new Date(stored.createdAtMs).toISOString(),
    updated_at: new Date(stored.updatedAtMs).toISOString(),
  };
}

/** @throws ApiError `conflict` when there are too many. */
export async function createRule(caller: Caller, asked: Asked): Promise<AnsweredRule> {
  const rule: RateRule = {
    policy: {
      quota: asked.quota,
      windowSeconds: asked.window_seconds,
      unit: asked.unit,
      segment: parseSegment(asked.segment ?? null),
    },
    filter: asked.filter ?? emptyFilter,
  };
  return answerRule(await createLimit(caller, "rate", { name: asked.name, definitionJson: writeRule(rule) }));
}

/** @throws ApiError `not_found`. */
export async function changeRule(caller: Caller, id: string, change: Change): Promise<AnsweredRule> {
  const stored = await findLimit(caller.organizationId, "rate", id);
  const before = readRule(stored);
  const after: RateRule = {
    policy: {
      quota: change.quota ?? before.policy.quota,
      windowSeconds: change.window_seconds ?? before.policy.windowSeconds,
      unit: change.unit ?? before.policy.unit,
      segment: change.segment === undefined ? before.policy.segment : parseSegment(change.segment),
    },
    filter: change.filter ?? before.filter,
  };
  const { name = stored.name } = change;
  return answerRule(await changeLimit(caller, stored, { name, definitionJson: writeRule(after) }));
}
