"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { parseAsColumnList } from "@/components/figure-table/chosen-columns";
import { parseAsTableSort } from "@/components/figure-table/table-sort-param";
import { selectionParams } from "@/components/selection/selection-params";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";
import { userColumnKeys } from "./user-columns";

/** The list of users as the address describes it. */
export function useUsersView() {
  return useQueryStates(listParams, { urlKeys: { ...selectionUrlKeys, search: "q" }, history: "push" });
}

/** The page of one user as the address describes it. */
export function useUserView() {
  return useQueryStates(userParams, { urlKeys: selectionUrlKeys, history: "push" });
}

const { defaultRange } = pagesOfViews.users;

const listParams = {
  ...selectionParams(defaultRange),
  search: parseAsString.withDefault(""),
  sort: parseAsTableSort(userColumnKeys).withDefault({ column: "last_active", direction: "desc" }),
  cols: parseAsColumnList,
};

const userParams = {
  ...selectionParams(defaultRange),
  /** Empty for the requests without a user. */
  id: parseAsString.withDefault(""),
};
