"use client";

import Link from "next/link";
import type { ValuesFacet } from "@/components/filters/facets/facet-schema";
import { LoadFailure } from "@/components/properties/page-message";
import { Skeleton } from "@/components/ui/skeleton";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { parseFieldName } from "@/lib/filters";
import { formatCount } from "@/lib/format/format";
import { formatShare } from "@/lib/format/share";
import { requestsHref } from "@/lib/selection/links";
import { useUserProperties } from "./use-user";
import type { UsersQuery } from "./use-users";

/** The properties of a user's requests with their most frequent values, each a link to its requests. */
export function UserProperties({ query }: { query: UsersQuery }) {
  const { data, error, refetch } = useUserProperties(query);
  if (error && !data) return <LoadFailure what="The properties" error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton className="h-32 w-full" />;
  const facets = data.filter((facet) => facet.kind === "values" && facet.values.length > 0);
  if (facets.length === 0)
    return <p className="text-muted-foreground">These requests carry no properties.</p>;
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {facets.map((facet) => (
        <li key={facet.field} className="min-w-0 rounded-lg border bg-surface px-4 py-3">
          {facet.kind === "values" && <Property facet={facet} query={query} />}
        </li>
      ))}
    </ul>
  );
}

function Property({ facet, query }: { facet: ValuesFacet; query: UsersQuery }) {
  const { field, label, values, requests, missing, distinct } = facet;
  const ref = parseFieldName(field);
  if (ref === undefined) return null;
  const more = distinct - values.length;
  return (
    <>
      <h3 className="mb-1.5 truncate font-medium">{label}</h3>
      <dl className="flex flex-col gap-1">
        {values.map(({ value, requests: having }) => (
          <Value
            key={value}
            share={having / Math.max(1, requests + missing)}
            count={having}
            href={requestsHref({ ...query, filter: narrowedTo(query.filter, ref, value) })}
          >
            {value === "" ? <span className="italic">empty</span> : value.slice(0, 200)}
          </Value>
        ))}
        {missing > 0 && (
          <Value
            share={missing / (requests + missing)}
            count={missing}
            href={requestsHref({ ...query, filter: narrowedTo(query.filter, ref, null) })}
          >
            <span className="text-muted-foreground italic">not set</span>
          </Value>
        )}
      </dl>
      {more > 0 && (
        <p className="mt-1 text-muted-foreground text-xs">
          and {formatCount(more)} more {more === 1 ? "value" : "values"}
        </p>
      )}
    </>
  );
}

function Value({
  share,
  count,
  href,
  children,
}: {
  share: number;
  count: number;
  href: string;
  children: React.ReactNode;
}) {
  return (
    <div className="flex items-center gap-3">
      <dt className="min-w-0 flex-1 truncate">
        <Link href={href} className="rounded-sm hover:text-accent-text hover:underline">
          {children}
        </Link>
      </dt>
      <dd className="shrink-0 text-muted-foreground">
        <span className="text-foreground">{formatCount(count)}</span> · {formatShare(share)}
      </dd>
    </div>
  );
}
