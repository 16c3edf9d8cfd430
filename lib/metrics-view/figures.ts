import { decimalText, decimalUnits } from "@/lib/decimal-units";
import { formatCount, formatDuration, formatMoney } from "@/lib/format/format";
import { formatShare } from "@/lib/format/share";
import type { Figure } from "./answer";

/** What a figure is, hence how it is written: the `format` of the API's metrics. */
export type FigureFormat = "count" | "tokens" | "money" | "share" | "duration" | "rate";

/** A figure as people read it. What is unknown is said to be unknown, never 0. */
export function figureText(figure: Figure | undefined, format: FigureFormat): string {
  if (figure === null || figure === undefined) return format === "money" ? "no price" : "–";
  switch (format) {
    case "money":
      return withMinus(formatMoney(figure));
    case "share":
      return formatShare(Number(figure));
    case "duration":
      return formatDuration(Number(figure));
    case "rate":
      return `${withMinus(shortNumber(Number(figure)))}/s`;
    default:
      return withMinus(shortNumber(Number(figure)));
  }
}

/** By how much a figure has changed, 0.5 for half as much again; null where that cannot be said, as from nothing. */
export function relativeChange(current: Figure | undefined, previous: Figure | undefined): number | null {
  if (current === null || current === undefined || previous === null || previous === undefined) return null;
  const before = Number(previous);
  return before === 0 ? null : (Number(current) - before) / Math.abs(before);
}

/** A change in words as short as a table takes them: `+12%`, `−3.4%`, `×15`, `new` for what came from nothing. */
export function changeText(current: Figure | undefined, previous: Figure | undefined): string {
  const change = relativeChange(current, previous);
  if (change !== null) return percentText(change);
  const isFromNothing = previous !== null && previous !== undefined && Number(previous) === 0;
  if (!isFromNothing || current === null || current === undefined) return "–";
  return Number(current) === 0 ? "0%" : "new";
}

/** What one exact amount of money is more than another, exact to the last decimal of either. */
export function moneyDifference(current: string, previous: string): string {
  return decimalText(decimalUnits(current, moneyScale) - decimalUnits(previous, moneyScale), moneyScale);
}

/** Text with the minus sign of the typographers, which is as wide as a plus. */
export function withMinus(text: string): string {
  return text.replace(/^-/, "−");
}

/** The API's money has at most 12 decimals, averages as well; the rest is room. */
const moneyScale = 30;

function percentText(change: number): string {
  const percent = change * 100;
  const size = Math.abs(percent);
  if (size === 0) return "0%";
  const sign = percent < 0 ? "−" : "+";
  if (size < 0.1) return `${sign}<0.1%`;
  if (percent >= 1_000) return `×${formatCount(change + 1)}`;
  return `${sign}${size.toFixed(size < 10 ? 1 : 0).replace(/\.0$/, "")}%`;
}

/** Small averages keep a digit behind the point. */
function shortNumber(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(1).replace(/\.0$/, "") : formatCount(value);
}
