import { log } from "@/lib/log";
import type { TellBudget } from "./warn-budgets";

/** Tells of a budget's share that was reached: in the log, and on the page of limits. */
export const tellBudget: TellBudget = async ({ id, name }, { value, percent, spentUsd, amountUsd }) => {
  log().info({ budget: id, name, value, percent, spentUsd, amountUsd }, "A share of a budget was reached");
};
