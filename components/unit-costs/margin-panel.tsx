"use client";

import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { formatCount } from "@/lib/format/format";
import { figureText } from "@/lib/metrics-view/figures";
import type { UnitsData } from "@/lib/unit-costs/answer";
import { type Margins, marginsAt, readPrice, unitsAbove } from "@/lib/unit-costs/margin";
import { unitName } from "@/lib/unit-costs/unit-name";

/** Takes the price a unit is sold for, and says what is left of it. */
export function MarginPanel({
  data,
  typed,
  onType,
}: {
  data: UnitsData;
  typed: string;
  onType: (typed: string) => void;
}) {
  const { figures, histogram } = data;
  const id = useId();
  const read = readPrice(typed);
  const price = read && "usd" in read ? read.usd : null;
  const problem = read && "problem" in read ? read.problem : null;
  const margins = price === null ? null : marginsAt(price, figures);
  return (
    <section
      aria-label="Margin"
      className="flex flex-wrap items-center gap-x-10 gap-y-3 rounded-lg border bg-surface px-4 py-3"
    >
      <div className="w-44">
        <label htmlFor={id} className="text-muted-foreground text-xs">
          Price of a {unitName(data)}, in dollars
        </label>
        <Input
          id={id}
          inputMode="decimal"
          placeholder="such as 0.25"
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          onChange={(event) => onType(event.target.value)}
          className="mt-1 h-7"
        />
      </div>
      <div id={`${id}-said`} aria-live="polite" className="min-w-0 flex-1 basis-64">
        {problem !== null ? (
          <p className="text-danger-text">{problem}</p>
        ) : price === null ? (
          <p className="text-muted-foreground">With a price, this says what each unit leaves.</p>
        ) : margins === null ? (
          <p className="text-muted-foreground">No unit here has a known cost, so no margin can be told.</p>
        ) : (
          <>
            <dl className="flex flex-wrap gap-x-10 gap-y-2">
              <Margin label="Margin on the mean" usd={margins.mean} share={shareOf(margins.mean, price)} />
              <Margin label="On the median" usd={margins.p50} share={shareOf(margins.p50, price)} />
              <Margin label="On p95" usd={margins.p95} share={shareOf(margins.p95, price)} />
              <Margin label="In all" usd={margins.total} share={margins.share} />
            </dl>
            <p className="mt-1.5 text-muted-foreground text-xs">
              {lossSentence(margins, unitsAbove(price, histogram))}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function Margin({ label, usd, share }: { label: string; usd: string; share: number | null }) {
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd
        title={`$${usd}`}
        className={cn("mt-0.5 font-semibold", usd.startsWith("-") ? "text-danger-text" : "text-success-text")}
      >
        {figureText(usd, "money")}
        {share !== null && (
          <span className="ml-1.5 font-normal text-muted-foreground text-xs">{percentText(share)}</span>
        )}
      </dd>
    </div>
  );
}

function shareOf(usd: string, price: string): number | null {
  return Number(price) === 0 ? null : Number(usd) / Number(price);
}

function percentText(share: number): string {
  const percent = share * 100;
  const digits = Math.abs(percent) < 10 ? 1 : 0;
  return `${percent.toFixed(digits).replace(/\.0$/, "").replace(/^-/, "−")}%`;
}

function lossSentence({ units }: Margins, { least, most }: { least: number; most: number }): string {
  const of = `of ${formatCount(units)} ${units === 1 ? "unit" : "units"}`;
  if (most === 0) return `None ${of} costs more than its price.`;
  if (least === most)
    return `${formatCount(least)} ${of} ${least === 1 ? "costs" : "cost"} more than the price.`;
  return `Between ${formatCount(least)} and ${formatCount(most)} ${of} cost more than the price.`;
}
