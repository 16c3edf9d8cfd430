/** The pages one can save views of. */
export const viewPages = [
  "overview",
  "requests",
  "costs",
  "unit-costs",
  "performance",
  "properties",
  "users",
  "sessions",
] as const;

export type ViewPage = (typeof viewPages)[number];

/** The parts of a view that name fields. */
export const viewPlaces = ["filter", "sort", "columns", "pinnedColumns", "pinnedFacets", "display"] as const;

export type ViewPlace = (typeof viewPlaces)[number];

/** What a view keeps, as it was sent: checked when it was saved, read again whenever it is shown. */
export type ViewState = Record<string, unknown>;

/** A view as it is stored: one row per version. */
export interface StoredView {
  id: string;
  version: number;
  /** Time-ordered id of this change, by which the first of two writers of one version wins. */
  revision: string;
  name: string;
  page: ViewPage;
  stateJson: string;
  isDefault: boolean;
  /** When `isDefault` was last set or taken back; of a page's views the latest counts. */
  defaultChangedAtMs: number;
  /** An API key's id; null for people signed in to the dashboard. */
  createdBy: string | null;
  createdAtMs: number;
  updatedBy: string | null;
  updatedAtMs: number;
  isDeleted: boolean;
}
