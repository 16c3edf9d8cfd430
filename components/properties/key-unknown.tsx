"use client";

import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { propertyHref } from "@/lib/selection/links";
import type { TimeRange } from "@/lib/time-range/time-range";
import { PageMessage } from "./page-message";
import { useRules } from "./use-properties";

/** No request has the key: perhaps it goes by another name since, or was deleted. */
export function KeyUnknown({ keyName, range }: { keyName: string; range: TimeRange }) {
  const rule = useRules().data?.find(({ key }) => key === keyName.toLowerCase());
  return (
    <PageMessage title={`No request has the property “${keyName}”`}>
      {rule?.target != null && (
        <p>
          It is recorded as{" "}
          <Link
            href={propertyHref(rule.target, { range })}
            className="text-accent-text underline underline-offset-2"
          >
            {rule.target}
          </Link>{" "}
          by a standing rule.
        </p>
      )}
      {rule?.action === "drop" && <p>It was deleted, and a standing rule drops it from calls to come.</p>}
      <Link href="/properties" className={buttonStyle({ size: "md" })}>
        All properties
      </Link>
    </PageMessage>
  );
}
