import type { TextTable } from "@/lib/exports/text-table";
import type { UnitsData } from "./answer";
import { marginOf } from "./margin";

/** What a unit costs bucket by bucket. */
export function unitSeriesTable({ buckets, series }: UnitsData): TextTable {
  return {
    headers: ["from", "to", "units", "unpriced_units", "requests", "cost", "mean", "p50", "p95", "max"],
    rows: buckets.map(({ start, end }, index) => {
      const at = series[index];
      return [
        start,
        end,
        at?.units ?? 0,
        at?.unpriced_units ?? 0,
        at?.requests ?? 0,
        at?.cost ?? null,
        at?.mean ?? null,
        at?.p50 ?? null,
        at?.p95 ?? null,
        at?.max ?? null,
      ];
    }),
  };
}

/** The most expensive units as they are listed, with their margin where there is a price. */
export function topTable({ field, top }: UnitsData, price: string | null): TextTable {
  return {
    headers: [
      field,
      "cost",
      ...(price === null ? [] : ["margin"]),
      "requests",
      "unpriced_requests",
      "first_seen",
      "last_seen",
    ],
    rows: top.map(({ value, cost, requests, unpriced_requests, first_seen, last_seen }) => [
      value,
      cost,
      ...(price === null ? [] : [cost === null ? null : marginOf(price, cost)]),
      requests,
      unpriced_requests,
      first_seen,
      last_seen,
    ]),
  };
}
