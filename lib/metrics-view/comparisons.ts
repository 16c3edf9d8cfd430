/** What a time range can be compared with, in the words of the API, as a menu offers it. */
export const comparisons = [
  { value: "previous_period", label: "Period before", of: "in the period before" },
  { value: "day", label: "Day before", of: "a day earlier" },
  { value: "week", label: "Week before", of: "a week earlier" },
  { value: "month", label: "Month before", of: "a month earlier" },
  { value: "year", label: "Year before", of: "a year earlier" },
  { value: "none", label: "Nothing", of: "" },
] as const;

export type ComparisonChoice = (typeof comparisons)[number]["value"];

export const comparisonChoices = comparisons.map(({ value }) => value);

/** What the chart's dotted line and the columns of changes are about. */
export function comparisonText(choice: ComparisonChoice): string {
  return comparisons.find(({ value }) => value === choice)?.of ?? "";
}
