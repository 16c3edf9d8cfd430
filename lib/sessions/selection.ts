import { emptyFilter, type Filter } from "@/lib/filters/tree";
import type { SessionSelection } from "@/lib/queries/session-selection";
import { betweenMs } from "@/lib/requests/between";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";

/** What the endpoints of sessions take to say which sessions are meant. */
export interface SessionNarrowing extends Omit<Narrowing, "filter"> {
  filter?: { filter: Filter };
  /** Two moments in epoch milliseconds, both excluded. */
  timeFilter?: { startTimeUnixMs: number; endTimeUnixMs: number };
  timeZone?: string;
  search?: string;
  nameEquals?: string;
}

/** The sessions of a query. */
export function sessionsOf(organizationId: string, query: SessionNarrowing): SessionSelection {
  const { timeFilter, timeZone, search, nameEquals } = query;
  const given = query.filter?.filter ?? emptyFilter;
  const filter = timeFilter ? betweenMs(given, timeFilter.startTimeUnixMs, timeFilter.endTimeUnixMs) : given;
  const selection = selectionOf(organizationId, { ...query, filter: { filter } });
  return { ...selection, timeZone, search, nameEquals };
}

/** The requests of one session. */
export function oneSession(organizationId: string, sessionId: string): SessionSelection {
  const filter: Filter = { type: "condition", field: "session", operator: "equals", value: sessionId };
  return { organizationId, filter };
}
