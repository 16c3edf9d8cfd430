import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** One bucket of time of one value of a key. */
export interface PropertyPoint {
  /** Null for all values that are not among the most used. */
  value: string | null;
  /** Beginning of the bucket in the caller's time, as `2026-01-31 12:00:00`. */
  bucket: string;
  requests: number;
  costUsd: string | null;
}

/** The engine's names of buckets. */
export type TimeBucket = "minute" | "hour" | "day" | "week" | "month" | "year";

/**
 * What the requests that have a key add up to, by value and bucket of time; buckets without requests are left out. Of
 * the values only the most used stand alone.
 *
 * @param offsetMinutes what is added to UTC to get the caller's time.
 */
export async function propertyOverTime(
  selection: RequestSelection,
  key: string,
  { bucket, offsetMinutes, valuesMax }: { bucket: TimeBucket; offsetMinutes: number; valuesMax: number },
): Promise<PropertyPoint[]> {
  const where = selectionCondition(selection);
  const value = propertySql(key);
  const present = `(${where.sql}) AND ${value} IS NOT NULL`;
  return database().query(
    {
      sql: `
  SELECT
    if(isTop, propertyValue, NULL) AS value,
    toString(toDateTime(dateTrunc('${bucket}', created_at + toIntervalMinute({offsetMinutes: Int32}), 'UTC'), 'UTC')) AS bucket,
    count() AS requests,
    toString(sum(cost_usd)) AS costUsd
  FROM (
    SELECT
      created_at,
      cost_usd,
      assumeNotNull(${value}) AS propertyValue,
      propertyValue GLOBAL IN (
        SELECT assumeNotNull(${value}) AS topValue
        FROM requests
        WHERE ${present}
        GROUP BY topValue
        ORDER BY count() DESC, topValue
        LIMIT {valuesMax: UInt32}) AS isTop
    FROM requests
    WHERE ${present}
  )
  GROUP BY value, bucket
  ORDER BY value IS NULL, value, bucket`,
      params: { ...where.params, offsetMinutes, valuesMax },
      tag: "properties.over_time",
    },
    z.object({
      value: z.string().nullable(),
      bucket: z.string(),
      requests: z.coerce.number().int(),
      costUsd: z.string().nullable(),
    }),
  );
}
