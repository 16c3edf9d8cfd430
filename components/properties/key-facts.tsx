"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import type { Filter } from "@/lib/filters";
import { formatCount } from "@/lib/format/format";
import { requestsHref } from "@/lib/selection/links";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";
import { Moment } from "./moment";
import type { Property } from "./property-schema";
import { ShareBar } from "./share-bar";
import { Spend } from "./spend";

/** What is known of a key in the time range, whatever the filter; and the requests of the filter that lack it. */
export function KeyFacts({
  property,
  missing,
  filter,
  range,
  zone,
}: {
  property: Property;
  missing: number | undefined;
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
}) {
  return (
    <div className="flex flex-col gap-2">
      <dl className="flex flex-wrap gap-x-8 gap-y-3 rounded-lg border bg-surface px-4 py-3">
        <Fact label="Coverage">
          <ShareBar share={property.coverage} />
        </Fact>
        <Fact label="Requests">{formatCount(property.requests)}</Fact>
        <Fact label="Spend">
          <Spend usd={property.cost_usd} />
        </Fact>
        <Fact label="First seen">
          <Moment iso={property.first_seen} zone={zone} />
        </Fact>
        <Fact label="Last seen">
          <Moment iso={property.last_seen} zone={zone} />
        </Fact>
        {missing !== undefined && missing > 0 && (
          <Fact label="Without it">
            <Link
              href={requestsHref({
                filter: narrowedTo(filter, { property: property.key }, null),
                range,
                zone,
              })}
              className="text-accent-text underline underline-offset-2"
            >
              {formatCount(missing)} {missing === 1 ? "request" : "requests"}
            </Link>
          </Fact>
        )}
        {property.is_hidden && (
          <Fact label="In lists">
            <Badge>Hidden</Badge>
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 font-medium">{children}</dd>
    </div>
  );
}
