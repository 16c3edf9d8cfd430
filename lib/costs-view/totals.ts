import type { Figure, GroupKeyAnswer, MetricsData } from "@/lib/metrics-view/answer";
import { othersOf, placeId, placeLabel } from "@/lib/metrics-view/groups";

/** The metrics of the totals, in one question. Users are asked apart: only the requests themselves can tell them. */
export const totalMetrics = [
  "cost",
  "requests",
  "unpriced_requests",
  "cost_per_request",
  "total_tokens",
  "latency_p50",
  "latency_p95",
  "error_rate",
] as const;

/** What the totals can be put in order by: the API's metrics, so that also what is not loaded stands in its place. */
export const totalSorts = [
  "cost",
  "requests",
  "cost_per_request",
  "total_tokens",
  "latency_p50",
  "latency_p95",
  "error_rate",
  "users",
] as const;

export type TotalSort = (typeof totalSorts)[number];

type Figures = Readonly<Record<string, Figure>>;

/** A row of the totals. */
export interface TotalRow {
  id: string;
  label: string;
  /** Null for the sum of all rows. */
  key: GroupKeyAnswer | null;
  figures: Figures;
  /** Undefined when nothing is compared. */
  previous?: Figures;
  /** Of the cost of all, 0 to 1; null when that is nothing or unknown. */
  costShare: number | null;
  /** How many users; undefined while that is on its way. */
  users: Figure | undefined;
}

export interface Totals {
  field: string;
  fieldLabel: string;
  named: readonly string[];
  rows: TotalRow[];
  all: TotalRow;
  /** How many values there are, those that do not stand alone included. */
  values: number;
}

/** Decides what the table of totals by one key shows. `users` is the answer of the question for users, once it is there. */
export function prepareTotals(
  { group_by: [by], groups, total }: MetricsData,
  users: MetricsData | undefined,
): Totals {
  const keys = groups.flatMap(({ key: [key] }) => (key ? [key] : []));
  const named = keys.flatMap(({ value }) => (value === null ? [] : [value]));
  const others = othersOf(by?.values ?? 0, keys);
  const isSameKey = users?.group_by[0]?.field === by?.field;
  const usersById = new Map(
    (isSameKey ? users?.groups : undefined)?.map(({ key: [key], figures }) => [
      key ? placeId(key) : "",
      figures.users ?? null,
    ]),
  );
  const costOfAll = Number(total.figures.cost ?? 0);
  const share = ({ cost }: Figures) =>
    costOfAll === 0 || cost === null || cost === undefined ? null : Number(cost) / costOfAll;
  const rows = groups.flatMap(({ key: [key], figures, previous }): TotalRow[] =>
    key
      ? [
          {
            id: placeId(key),
            label: placeLabel(key, others),
            key,
            figures,
            ...(previous && { previous: previous.figures }),
            costShare: share(figures),
            users: usersById.get(placeId(key)),
          },
        ]
      : [],
  );
  return {
    field: by?.field ?? "",
    fieldLabel: by?.label ?? "",
    named,
    rows,
    values: by?.values ?? 0,
    all: {
      id: "all",
      label: "All",
      key: null,
      figures: total.figures,
      ...(total.previous && { previous: total.previous.figures }),
      costShare: share(total.figures),
      users: users?.total.figures.users,
    },
  };
}
