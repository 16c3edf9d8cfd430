import { labelsOf } from "@/lib/metrics/labels";
import { alertField } from "./cell-query";
import { type GroupKey, groupValueOf } from "./group";

/** How groups and what tells them apart are called. */
export interface GroupWords {
  /** What the groups are of, such as `Customer`; null without a grouping. */
  key: string | null;
  name: (group: GroupKey) => { group: GroupKey; group_value: string | null; group_label: string | null };
}

/** The words for the groups of a grouping. */
export async function groupWordsOf(organizationId: string, grouping: string | null): Promise<GroupWords> {
  const field = grouping === null ? undefined : alertField(grouping);
  const labels = field && (await labelsOf(organizationId, [field]));
  return {
    key: field && labels ? labels.key(field) : null,
    name: (group) => {
      const value = groupValueOf(group);
      if (value === undefined) return { group, group_value: null, group_label: null };
      const label = value === null ? "not set" : field && labels?.value(field, value);
      return { group, group_value: value, group_label: label ?? value };
    },
  };
}
