"use client";

import { PageMessage } from "@/components/properties/page-message";
import { CodeBlock } from "@/components/ui/code-block";
import { formatCount } from "@/lib/format/format";
import type { UnitsData } from "@/lib/unit-costs/answer";
import { unitName } from "@/lib/unit-costs/unit-name";

/** There are requests, and none says which unit it belongs to. */
export function NoUnits({ data }: { data: UnitsData }) {
  const { field, label, figures } = data;
  const isProperty = field.startsWith("property.");
  const header =
    field === "session"
      ? "Helicone-Session-Id: ticket-4711"
      : field === "user"
        ? "Helicone-User-Id: user-123"
        : isProperty
          ? `Helicone-Property-${label}: …`
          : undefined;
  return (
    <PageMessage title={`No request here belongs to a ${unitName(data)}`}>
      <p className="max-w-prose text-muted-foreground">
        {formatCount(figures.missing_requests)} {figures.missing_requests === 1 ? "request" : "requests"} in
        this time range {figures.missing_requests === 1 ? "belongs" : "belong"} to none. Choose another key
        above{header === undefined ? "." : ", or send it with each call:"}
      </p>
      {header !== undefined && (
        <CodeBlock code={header} label="header" className="w-full max-w-md text-left" />
      )}
    </PageMessage>
  );
}
