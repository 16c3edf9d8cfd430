/** What a time range can be compared with, in the words of the API, as a menu offers it. */
export const comparisons = [
  { value: "previous_period", label: "Period before", of: "the period before" },
  { value: "day", label: "Day before", of: "one day earlier" },
  { value: "week", label: "Week before", of: "one week earlier" },
  { value: "month", label: "Month before", of: "one month earlier" },
  { value: "year", label: "Year before", of: "one year earlier" },
  { value: "none", label: "Nothing", of: "" },
] as const;

export type ComparisonChoice = (typeof comparisons)[number]["value"];

export const comparisonChoices = comparisons.map(({ value }) => value);

/** What the chart's dotted line and the columns of changes are about. */
export function comparisonText(choice: ComparisonChoice): string {
  return comparisons.find(({ value }) => value === choice)?.of ?? "";
}
