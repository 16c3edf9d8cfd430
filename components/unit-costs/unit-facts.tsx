"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Spend } from "@/components/properties/spend";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { parseFieldName } from "@/lib/filters";
import { formatCount } from "@/lib/format/format";
import { requestsHref } from "@/lib/selection/links";
import type { UnitsData } from "@/lib/unit-costs/answer";
import { unitName } from "@/lib/unit-costs/unit-name";

/** What a unit costs, in a row of figures, and what could not be counted. */
export function UnitFacts({ data, isStale }: { data: UnitsData; isStale: boolean }) {
  const { field, figures } = data;
  const { filter, range, zone } = useSelection();
  const ref = parseFieldName(field);
  const { units, unpriced_units, missing_requests } = figures;
  return (
    <div className={cn("rounded-lg border bg-surface transition-opacity", isStale && "opacity-50")}>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 px-4 py-3">
        <Fact label="Mean">
          <Spend usd={figures.mean} />
        </Fact>
        <Fact label="Median">
          <Spend usd={figures.p50} />
        </Fact>
        <Fact label="p95">
          <Spend usd={figures.p95} />
        </Fact>
        <Fact label="Most expensive">
          <Spend usd={figures.max} />
        </Fact>
        <Fact label="Units">{formatCount(units)}</Fact>
        <Fact label="Requests per unit">{(figures.requests / units).toFixed(1).replace(/\.0$/, "")}</Fact>
        <Fact label="In all">
          <Spend usd={figures.cost} />
        </Fact>
      </dl>
      {(unpriced_units > 0 || missing_requests > 0) && (
        <p className="border-t px-4 py-2 text-muted-foreground text-xs">
          {missing_requests > 0 && (
            <>
              {ref === undefined ? (
                `${formatCount(missing_requests)} requests`
              ) : (
                <Link
                  href={requestsHref({ filter: narrowedTo(filter, ref, null), range, zone })}
                  className="text-accent-text underline underline-offset-2"
                >
                  {formatCount(missing_requests)} {missing_requests === 1 ? "request" : "requests"}
                </Link>
              )}{" "}
              without a {unitName(data)} {missing_requests === 1 ? "is" : "are"} not among them.{" "}
            </>
          )}
          {unpriced_units > 0 &&
            `${formatCount(unpriced_units)} ${unpriced_units === 1 ? "unit has" : "units have"} no known cost and ${unpriced_units === 1 ? "is" : "are"} left out of the costs.`}
        </p>
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 font-semibold text-base">{children}</dd>
    </div>
  );
}
