/** A slice of an edit: what is journaled and changed in one step. */
export interface EditSlice {
  organizationId: string;
  editId: string;
  slice: number;
}

/** A slice of an edit that was written down. */
export interface WrittenSlice {
  slice: number;
  requests: number;
  firstMs: number;
  lastMs: number;
}
