import { decimalText, decimalUnits } from "@/lib/decimal-units";
import { withBounds } from "@/lib/facet-rail/range";
import type { FieldId } from "@/lib/fields/fields";
import { addPart } from "@/lib/filter-bar/edit";
import { checkCondition, type Filter } from "@/lib/filters";
import type { DistributionBar } from "./prepare";

/**
 * The filter narrowed to the users or sessions of a bar, in place of the bounds it had on that figure.
 *
 * @param thousandths whether the field counts thousandths of what the chart shows: milliseconds, not seconds.
 */
export function keepBar(
  filter: Filter,
  field: FieldId,
  { from, to, isLast }: DistributionBar,
  { isWhole, thousandths = false }: { isWhole: boolean; thousandths?: boolean },
): Filter {
  const free = withBounds(filter, field, { min: "", max: "" });
  const operand = (figure: string) => (thousandths ? decimalText(decimalUnits(figure, 16), 13) : figure);
  const bounds = [
    checkCondition(field, "gte", [operand(from)]),
    checkCondition(field, isLast || isWhole ? "lte" : "lt", [operand(to)]),
  ];
  return bounds.reduce(
    (narrowed, bound) => (bound.ok ? addPart(narrowed, bound.condition) : narrowed),
    free.ok ? free.filter : filter,
  );
}
