import type { PropertyRule } from "./rules";

/** A rule as it is kept: for which key, since when, and which edit made it. */
export interface StandingRule {
  organizationId: string;
  /** The stored key that goes on arriving. */
  key: string;
  rule: PropertyRule;
  /** The edit that changed the requests there were. */
  editId: string;
  createdAtMs: number;
}
