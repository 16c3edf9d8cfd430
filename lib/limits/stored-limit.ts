/** What a stored limit is: so much within a moving window, or so much money in a period of the calendar. */
export const limitKinds = ["rate", "budget"] as const;

export type LimitKind = (typeof limitKinds)[number];

/** A limit as it is stored: one row per version. */
export interface StoredLimit {
  organizationId: string;
  id: string;
  kind: LimitKind;
  version: number;
  /** Time-ordered id of this change, by which the later of two writers of one version wins. */
  revision: string;
  name: string;
  /** As it was checked when it was saved; read again whenever it is used. */
  definitionJson: string;
  createdAtMs: number;
  updatedAtMs: number;
  /** An API key's id; null for people signed in to the dashboard. */
  updatedBy: string | null;
  isDeleted: boolean;
}
