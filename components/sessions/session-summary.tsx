import { formatCount, formatMoney } from "@/lib/format/format";

/** What the sessions of a list come to, in a few words. */
export function SessionSummary({
  count: { count, total_cost_usd, avg_cost, avg_requests },
}: {
  count: {
    count: number;
    total_cost_usd: string | null;
    avg_cost: number | null;
    avg_requests: number | null;
  };
}) {
  return (
    <>
      {formatCount(count)}
      <span className="hidden xl:inline">
        {total_cost_usd !== null && (
          <>
            {" · "}
            <span title={`$${total_cost_usd}`}>{formatMoney(total_cost_usd)}</span> in all
          </>
        )}
        {avg_cost !== null && ` · ${formatMoney(avg_cost)} each`}
        {avg_requests !== null && ` · ${avg_requests.toFixed(1)} requests each`}
      </span>
    </>
  );
}
