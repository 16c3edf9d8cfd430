"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatTime } from "@/lib/format/format";
import type { Sample } from "./edit-schema";
import type { Spell } from "./prepare-edit";
import { prepareSample } from "./prepare-sample";

/** Some of the requests an edit would change, before and after. */
export function SampleTable({ sample, spell }: { sample: Sample; spell: Spell }) {
  const rows = prepareSample(sample);
  return (
    <ScrollRegion aria-label="Sample" className="max-h-64 overflow-auto rounded-lg border bg-surface">
      <table className="w-full text-xs">
        <caption className="sr-only">The newest of the requests that would change, before and after</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="text-left text-muted-foreground">
            {["Request", "Property", "Before", "After"].map((label) => (
              <th key={label} scope="col" className="border-b px-3 py-1.5 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ requestId, createdAt, changes }) => (
          <tbody key={requestId} className="border-b last:border-b-0">
            {changes.map(({ key, before, after }, place) => (
              <tr key={key} className="align-top">
                {place === 0 && (
                  <th scope="rowgroup" rowSpan={changes.length} className="px-3 py-1.5 text-left font-normal">
                    <Link
                      href={`/requests/${requestId}`}
                      target="_blank"
                      className="whitespace-nowrap text-accent-text hover:underline"
                    >
                      {formatTime(createdAt, "local", Date.now())}
                    </Link>
                  </th>
                )}
                <td className="max-w-40 truncate px-3 py-1.5 text-muted-foreground" title={spell(key)}>
                  {spell(key)}
                </td>
                <Value value={before} className="text-muted-foreground line-through" />
                <Value value={after} className="font-medium" />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

/** Missing and empty are different things, and both are said in words. */
function Value({ value, className }: { value: string | null; className: string }) {
  if (value === null || value === "") {
    return (
      <td className="whitespace-nowrap px-3 py-1.5 text-muted-foreground italic">
        {value === null ? "not set" : "empty"}
      </td>
    );
  }
  return (
    <td className={cn("max-w-56 truncate px-3 py-1.5", className)} title={value.slice(0, 1_000)}>
      {value.slice(0, 300)}
    </td>
  );
}
