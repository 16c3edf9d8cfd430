import { storedPropertyKey } from "@/lib/fields/property-path";
import type { PropertyRules } from "@/lib/properties/rules";
import type { PropertyEdit } from "@/lib/recorder/recorder";

/** What the standing rules made of an edit that named keys under them. */
export function ruleWarnings(
  { set, remove }: PropertyEdit,
  rules: PropertyRules,
): { path: string; message: string }[] {
  return [...set.map(([key]) => key), ...remove].flatMap((key) => {
    const rule = rules.get(storedPropertyKey(key));
    if (!rule) return [];
    const message =
      rule.action === "rename"
        ? `By a standing rule "${key}" is recorded as "${rule.target}", which was edited in its place.`
        : `By a standing rule "${key}" is dropped: it was not set. Lift the rule to have it recorded again.`;
    return [{ path: key, message }];
  });
}
