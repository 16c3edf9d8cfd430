import type { Notice } from "@/lib/channels/notice";
import { sendNotice } from "@/lib/channels/send-notice";
import { requestsHref } from "@/lib/selection/links";
import { readBudget } from "./budget";
import { countedFilter } from "./counted-filter";
import type { TellBudget } from "./warn-budgets";

/** Tells a budget's channels that a share of it was reached. */
export const tellBudget: TellBudget = async (stored, warning, span) => {
  const { channelIds } = readBudget(stored);
  if (channelIds.length === 0) return;
  const { id, organizationId } = stored;
  const incident = `budget ${id} ${span.fromMs} ${warning.value}`;
  // A name of its own, so that what is told again after a crash is not sent twice.
  const key = `${incident} ${warning.amountUsd} ${warning.percent}`;
  await sendNotice(organizationId, channelIds, budgetNotice(stored, warning, span, incident), key);
};

/** What people read. */
export function budgetNotice(
  stored: Parameters<TellBudget>[0],
  { value, percent, spentUsd, amountUsd, atMs }: Parameters<TellBudget>[1],
  { fromMs, toMs }: Parameters<TellBudget>[2],
  incidentKey: string,
): Notice {
  const budget = readBudget(stored);
  const { segment, period, timeZone, isBlocking } = budget;
  const label = segment.of === "property" ? segment.key : "user";
  const group = segment.of === "all" ? null : { label, value };
  const whose = group ? ` for ${group.label} = ${group.value}` : "";
  const isSpent = percent >= 100;
  return {
    kind: "budget_reached",
    title: isSpent
      ? `The budget ${stored.name} is spent${whose}`
      : `${percent} % of the budget ${stored.name} is spent${whose}`,
    lines: isSpent && isBlocking ? [`Calls are turned away until the next ${period} begins.`] : [],
    source: stored.name,
    group,
    value: `$${spentUsd}`,
    threshold: `$${amountUsd}`,
    facts: [
      { label: "Period", value: `${period}, ${timeZone}` },
      { label: "Until", value: new Date(toMs).toISOString() },
    ],
    link: requestsHref({
      filter: countedFilter(budget, value),
      range: { kind: "absolute", fromMs, toMs },
    }),
    incidentKey,
    occurredAtMs: atMs,
  };
}
