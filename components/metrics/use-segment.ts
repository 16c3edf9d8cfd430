"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useRef } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { parseFieldName } from "@/lib/filters";
import type { GroupKeyAnswer } from "@/lib/metrics-view/answer";
import {
  bucketRange,
  excludedFilter,
  isPicked,
  pickedFilter,
  type SegmentPart,
  segmentFilter,
} from "@/lib/metrics-view/segment";
import { requestsHref } from "@/lib/selection/links";

/** Two clicks within this time are one double click. */
const doubleClickMs = 250;

/**
 * What can be done with a group that is in sight: a click filters for it, with Shift it keeps it out, and a double
 * click opens its requests.
 *
 * @param named the values of the field that stand alone.
 */
export function useSegment(field: string, named: readonly string[]) {
  const { filter, range, zone, change } = useSelection();
  const router = useRouter();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const part = (key: GroupKeyAnswer): SegmentPart => ({ field, key, named });

  /** The requests of a group, in a bucket where there is one; undefined for what no filter can name. */
  const href = (key: GroupKeyAnswer, bucket?: { startMs: number; endMs: number }) => {
    const narrowed = segmentFilter(filter, [part(key)]);
    const within = bucket ? bucketRange(bucket, Date.now()) : range;
    return narrowed && requestsHref({ filter: narrowed, range: within, zone });
  };
  const pick = (key: GroupKeyAnswer, { shiftKey }: { shiftKey: boolean }) => {
    const next = shiftKey ? excludedFilter(filter, part(key)) : pickedFilter(filter, part(key));
    if (next) change(next);
  };
  return {
    href,
    pick,
    /** Whether a filter can name the values at all: no filter knows hours of the day. */
    canPick: parseFieldName(field) !== undefined,
    isPicked: (key: GroupKeyAnswer) => isPicked(filter, part(key)),
    /** A click on a part of a chart, of which nobody knows yet whether it is the first of two. */
    clickBar: (
      key: GroupKeyAnswer,
      bucket: { startMs: number; endMs: number },
      { detail, shiftKey }: MouseEvent,
    ) => {
      clearTimeout(waiting.current);
      const target = href(key, bucket);
      if (detail >= 2 && target) router.push(target);
      else waiting.current = setTimeout(() => pick(key, { shiftKey }), doubleClickMs);
    },
  };
}
