"use client";

import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import { z } from "zod";
import { useStored } from "@/components/ui/use-stored";
import type { RequestRow } from "@/lib/record";
import type { Columns } from "./use-columns";

export const columnWidthMinPx = 56;
export const columnWidthMaxPx = 1200;

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const helper = createColumnHelper<typeof features, RequestRow>();
const widthsSchema = z.record(z.string(), z.number().min(columnWidthMinPx).max(columnWidthMaxPx));

export type RequestsTable = ReturnType<typeof useRequestsTable>;

/** The table model: order, visibility and pins come from the URL, widths from this browser. */
export function useRequestsTable(columns: Columns, rows: RequestRow[]) {
  const [columnSizing, setColumnSizing] = useStored<Record<string, number>>(
    "requests.widths",
    noWidths,
    (value) => widthsSchema.safeParse(value).data,
  );
  const definitions = useMemo(
    () =>
      columns.all.map((column) =>
        helper.display({
          id: column.id,
          size: column.widthPx,
          minSize: columnWidthMinPx,
          maxSize: columnWidthMaxPx,
        }),
      ),
    [columns.all],
  );
  const visibility = useMemo(
    () => Object.fromEntries([...columns.state.hidden].map((id) => [id, false])),
    [columns.state.hidden],
  );
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => row.request_id,
    columnResizeMode: "onChange",
    state: {
      columnOrder: [...columns.state.order],
      columnVisibility: visibility,
      columnPinning: { start: [...columns.state.pinned], end: [] },
      columnSizing,
    },
    onColumnSizingChange: (updater) =>
      setColumnSizing(typeof updater === "function" ? updater(columnSizing) : updater),
  });
}

const noWidths: Record<string, number> = {};
