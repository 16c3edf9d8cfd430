/** Which group of an alert is meant: all requests, those with a value, or those that have none. */
export type GroupKey = string;

/** The only group of an alert that is not grouped. */
export const wholeGroup: GroupKey = "";
const missing: GroupKey = "-";

/** The key of the requests with a value, null for those that have none. */
export function groupKeyOf(value: string | null): GroupKey {
  return value === null ? missing : `=${value}`;
}

/** The value of a group; null for requests that have none, undefined for all requests. */
export function groupValueOf(key: GroupKey): string | null | undefined {
  if (key === wholeGroup) return undefined;
  return key === missing ? null : key.slice(1);
}
