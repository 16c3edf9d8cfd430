import { Spend } from "@/components/properties/spend";
import { formatCount } from "@/lib/format/format";

/** A sum of money that says when a part of it is not known. */
export function CostSum({ usd, unpriced }: { usd: string | null; unpriced: number }) {
  const isPartial = usd !== null && unpriced > 0;
  return (
    <span title={isPartial ? `${formatCount(unpriced)} more without a known price` : undefined}>
      <Spend usd={usd} />
      {isPartial && (
        <span className="text-muted-foreground">
          <span aria-hidden>+</span>
          <span className="sr-only"> and {formatCount(unpriced)} without a price</span>
        </span>
      )}
    </span>
  );
}
