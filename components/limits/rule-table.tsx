"use client";

import { ScrollRegion } from "@/components/ui/scroll-region";
import { DeleteLimitDialog } from "./delete-limit-dialog";
import type { Rule } from "./limit-schema";
import { describeQuota, describeSegment } from "./limit-words";
import { RuleDialog } from "./rule-dialog";

/** The stored rules, a row each. */
export function RuleTable({ rules }: { rules: readonly Rule[] }) {
  return (
    <ScrollRegion aria-label="Rate limits" className="overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full min-w-[36rem]">
        <caption className="sr-only">Rate limits</caption>
        <thead>
          <tr className="border-b text-left text-muted-foreground text-xs">
            <th scope="col" className="px-4 py-2 font-medium">
              Name
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              At most
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Counted for
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Calls
            </th>
            <td className="px-4 py-2" />
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id} className="border-b last:border-b-0">
              <th scope="row" className="max-w-48 truncate px-4 py-2 text-left font-medium" title={rule.name}>
                {rule.name}
              </th>
              <td className="whitespace-nowrap px-2 py-2 tabular-nums">{describeQuota(rule)}</td>
              <td className="max-w-40 truncate px-2 py-2">{describeSegment(rule.segment)}</td>
              <td className="max-w-64 px-2 py-2">
                {rule.filter_text === "" ? (
                  <span className="text-muted-foreground">every call</span>
                ) : (
                  <code className="block truncate font-mono text-xs" title={rule.filter_text}>
                    {rule.filter_text}
                  </code>
                )}
              </td>
              <td className="whitespace-nowrap px-4 py-2 text-right">
                <RuleDialog rule={rule} />
                <DeleteLimitDialog path="/v1/rate-limits" id={rule.id} name={rule.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
