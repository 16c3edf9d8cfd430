"use client";

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { parseAsColumnList } from "@/components/figure-table/chosen-columns";
import { parseAsTableSort } from "@/components/figure-table/table-sort-param";
import { selectionParams } from "@/components/selection/selection-params";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";
import { sessionColumnKeys } from "./session-columns";

/** The list of sessions as the address describes it. */
export function useSessionsView() {
  return useQueryStates(listParams, { urlKeys: { ...selectionUrlKeys, search: "q" }, history: "push" });
}

const listParams = {
  ...selectionParams(pagesOfViews.sessions.defaultRange),
  search: parseAsString.withDefault(""),
  /** The name the sessions have; null for any, empty for those without one. */
  name: parseAsString,
  sort: parseAsTableSort(sessionColumnKeys).withDefault({ column: "created_at", direction: "desc" }),
  cols: parseAsColumnList,
};

/** In which forms a session is shown. */
export const sessionForms = ["tree", "timeline", "conversation"] as const;
export type SessionForm = (typeof sessionForms)[number];

/** The page of one session as the address describes it. */
export function useSessionView() {
  return useQueryStates(sessionParams, {
    urlKeys: { zone: selectionUrlKeys.zone, form: "as", isToScale: "scale", requestId: "request" },
    history: "push",
  });
}

export type SessionView = ReturnType<typeof useSessionView>[0];
export type SetSessionView = ReturnType<typeof useSessionView>[1];

const sessionParams = {
  id: parseAsString.withDefault(""),
  zone: parseAsStringLiteral(["local", "utc"]).withDefault("local"),
  form: parseAsStringLiteral(sessionForms).withDefault("tree"),
  /** Whether the timeline draws idle hours as long as they were. */
  isToScale: parseAsBoolean.withDefault(false),
  requestId: parseAsString,
};
