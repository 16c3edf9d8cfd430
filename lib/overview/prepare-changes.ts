import { narrowedTo } from "@/lib/filter-bar/narrow";
import { type Filter, parseFieldName } from "@/lib/filters";
import type { Figure } from "@/lib/metrics-view/answer";
import { changeText, type FigureFormat, figureText, withMinus } from "@/lib/metrics-view/figures";
import { type ChangedMetric, changedMetric } from "./changed-metric";

/** Where a change comes from, as the API tells it. */
export interface Changes {
  metric: ChangedMetric;
  total: { current: Figure; previous: Figure; change: Figure };
  changes: readonly {
    field: string;
    label: string;
    value: string;
    value_label: string | null;
    current: Figure;
    previous: Figure;
    contribution: number;
    share_of_change: number | null;
    requests: { current: number; previous: number };
  }[];
}

/** A value that contributes to a change, ready to be drawn. */
export interface ChangeRow {
  id: string;
  field: string;
  value: string;
  isEmpty: boolean;
  /** By how much it moves the whole, such as `+$1.20`. */
  contribution: string;
  isRise: boolean;
  /** Its size beside the largest one's, 0 to 1. */
  size: number;
  /** What it was and is, as a sentence would say it. */
  movement: string;
  /** Whether its requests came or went altogether. */
  mark: "new" | "gone" | null;
  /** The filter narrowed to its requests; undefined when no filter can name them. */
  filter: Filter | undefined;
}

/** Decides what the list of a change's origins shows, in the order of the API: those first that contribute most. */
export function prepareChanges({ metric, changes }: Changes, filter: Filter): ChangeRow[] {
  const { format } = changedMetric[metric];
  const largest = Math.max(0, ...changes.map(({ contribution }) => Math.abs(contribution)));
  return changes.map((change) => {
    const { field, label, value, value_label, contribution, current, previous, requests } = change;
    const ref = parseFieldName(field);
    return {
      id: `${field}=${value}`,
      field: label,
      value: value === "" ? "empty" : (value_label ?? value),
      isEmpty: value === "",
      contribution: signedFigure(contribution, format),
      isRise: contribution > 0,
      size: largest === 0 ? 0 : Math.abs(contribution) / largest,
      movement: `${nothingAsDash(previous, format)} → ${nothingAsDash(current, format)}`,
      mark: requests.previous === 0 ? "new" : requests.current === 0 ? "gone" : null,
      filter: ref && narrowedTo(filter, ref, value),
    };
  });
}

/** The change of the whole as a sentence: `Cost rose by $1.20 (+34%), from $3.50 to $4.70.` */
export function changeSentence({ metric, total: { current, previous, change } }: Changes): string {
  const { name, format } = changedMetric[metric];
  if (change === null) return `${name} cannot be compared: one of the two periods has none that is known.`;
  const text = (figure: Figure) => figureText(figure, format);
  if (Number(change) === 0) return `${name} did not change: ${text(current)} in both periods.`;
  const verb = Number(change) > 0 ? "rose" : "fell";
  const relative = changeText(current, previous);
  const by = text(withoutSign(change));
  const isRelative = relative !== "new" && relative !== "–";
  return `${name} ${verb} by ${by}${isRelative ? ` (${relative})` : ""}, from ${text(previous)} to ${text(current)}.`;
}

/** A difference with its sign: `+$1.20`, `−3`, `+1.20 s`. */
function signedFigure(value: number, format: FigureFormat): string {
  const text = figureText(Math.abs(value), format);
  return value === 0 ? text : `${withMinus(value < 0 ? "-" : "+")}${text}`;
}

function nothingAsDash(figure: Figure, format: FigureFormat): string {
  return figure === null ? "none" : figureText(figure, format);
}

function withoutSign(figure: Figure): Figure {
  return typeof figure === "string" ? figure.replace(/^-/, "") : figure === null ? null : Math.abs(figure);
}
