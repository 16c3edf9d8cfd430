import { z } from "zod";
import type { Database, ParameterValue } from "@/lib/clickhouse/database";
import { facetField } from "@/lib/facets/facet";
import { queryFacets } from "@/lib/facets/query-facets";
import { newestFirst } from "@/lib/fields/sort";
import type { Filter } from "@/lib/filters/tree";
import { countRequests } from "@/lib/queries/count-requests";
import { listPropertyKeys } from "@/lib/queries/list-property-keys";
import { listRequests } from "@/lib/queries/list-requests";
import { afterPosition } from "@/lib/queries/request-order";
import type { Measure } from "./compare";
import { endsAtMs, needle, largeOrganizationId as organizationId } from "./rows";

const fromMs = endsAtMs - 30 * 86_400_000;
const inRange: Filter[] = [
  { type: "condition", field: "created", operator: "gte", value: new Date(fromMs).toISOString() },
  { type: "condition", field: "created", operator: "lt", value: new Date(endsAtMs).toISOString() },
];
const has = (property: string, value: string): Filter => ({
  type: "condition",
  field: { property },
  operator: "equals",
  value,
});
const inSegment = (...filters: Filter[]) => ({
  organizationId,
  filter: { type: "and", children: [...inRange, ...filters] } satisfies Filter,
});

const facetsOf = (property: string) =>
  queryFacets(
    inSegment(),
    [facetField({ property })].filter((field) => field !== undefined),
    { limit: 50 },
  );

/** Each question over 30 of the 60 days of the large organization. */
export async function measuresOf(database: Database): Promise<Measure[]> {
  const ask = (sql: string, params: Record<string, ParameterValue> = {}) =>
    database.query({ sql, params, tag: "bench" }, z.record(z.string(), z.unknown()));
  const newest = (filters: Filter[]) =>
    listRequests(inSegment(...filters), { sort: newestFirst, limit: 100, offset: 0 }).then(
      ({ requests }) => requests.length,
    );
  const page = { sort: newestFirst, limit: 100, offset: 0 };
  const { next } = await listRequests(inSegment(has("environment", "production")), {
    ...page,
    limit: 1,
    offset: 4_899,
  });
  const after = (next && afterPosition(newestFirst, next)) ?? undefined;
  return [
    {
      name: "newest 100 of a segment (1 in 12)",
      targetMs: 60,
      facet: () => newest([has("customer", "customer-1")]),
      reference: () => referencePage(ask, "properties['customer'] = 'customer-1'"),
    },
    {
      name: "newest 100 of a segment (1 in 600)",
      targetMs: 60,
      facet: () => newest([has("customer", "customer-70")]),
      reference: () => referencePage(ask, "properties['customer'] = 'customer-70'"),
    },
    {
      name: "needle: a value of 20 requests",
      targetMs: 60,
      facet: () => newest([has("ticket", needle)]),
      reference: () => referencePage(ask, `properties['ticket'] = '${needle}'`),
    },
    {
      name: "count, 3 conditions with AND and OR",
      facet: () =>
        countRequests(
          inSegment(has("environment", "production"), {
            type: "or",
            children: [has("feature", "feature-3"), has("app", "slack")],
          }),
        ),
      reference: () =>
        ask(`SELECT count() AS n FROM request_response_rmt WHERE ${referenceRange} AND properties['environment'] = 'production'
          AND (properties['feature'] = 'feature-3' OR properties['app'] = 'slack')`).then(([row]) =>
          Number(row?.n),
        ),
    },
    ...["feature", "customer"].map((key) => ({
      name: `facet: top values of ${key}`,
      targetMs: 200,
      facet: () =>
        facetsOf(key).then(({ facets: [facet] }) => (facet && "top" in facet ? facet.top.length : 0)),
      reference: () =>
        ask(`SELECT properties['${key}'] AS value, count() AS requests FROM request_response_rmt
          WHERE ${referenceRange} GROUP BY value ORDER BY requests DESC LIMIT 50`).then(
          (rows) => rows.length,
        ),
    })),
    {
      name: "keys of the organization",
      facet: () => listPropertyKeys(organizationId).then((rows) => rows.length),
      reference: () =>
        // The organization is bound, as Helicone does it, too: in a query this small that is a good part of the time.
        ask(
          "SELECT DISTINCT property_key FROM organization_properties WHERE organization_id = {organizationId: UUID}",
          { organizationId },
        ).then((rows) => rows.length),
    },
    {
      name: "page 50 of a segment",
      facet: () =>
        listRequests(inSegment(has("environment", "production")), {
          ...page,
          ...(after ? { after } : {}),
        }).then(({ requests }) => requests.length),
      reference: () => referencePage(ask, "properties['environment'] = 'production'", 4_900),
    },
  ];
}

const seconds = (ms: number) => `toDateTime64(${ms / 1000}, 3, 'UTC')`;
const referenceRange = `organization_id = '${organizationId}' AND request_created_at >= ${seconds(fromMs)}
          AND request_created_at < ${seconds(endsAtMs)}`;

/** Helicone's two steps: the ids of the page, then their rows. */
async function referencePage(
  ask: (sql: string, params?: Record<string, ParameterValue>) => Promise<Record<string, unknown>[]>,
  condition: string,
  offset = 0,
): Promise<number> {
  const ids = await ask(`SELECT request_id FROM request_response_rmt WHERE ${referenceRange} AND ${condition}
    ORDER BY request_created_at DESC LIMIT 100 OFFSET ${offset}`);
  const rows = await ask(
    `SELECT * FROM request_response_rmt WHERE ${referenceRange} AND request_id IN {ids: Array(UUID)}
      ORDER BY request_created_at DESC`,
    { ids: ids.map(({ request_id }) => String(request_id)) },
  );
  return rows.length;
}
