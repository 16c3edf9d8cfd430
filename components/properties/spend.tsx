import { formatMoney } from "@/lib/format/format";

/** An amount of money; an unknown one is said to be unknown, never zero. */
export function Spend({ usd }: { usd: string | number | null }) {
  return usd === null ? (
    <span className="text-muted-foreground italic">no price</span>
  ) : (
    <span title={typeof usd === "string" ? `$${usd}` : undefined}>{formatMoney(usd)}</span>
  );
}
