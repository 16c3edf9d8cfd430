"use client";

import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatTime } from "@/lib/format/format";
import { RevokeKeyDialog } from "./revoke-key-dialog";
import type { ListedKey, Permission } from "./use-api-keys";

/** Valid keys first; revoked ones follow, so that a reader finds when that was. */
export function ApiKeyTable({ keys }: { keys: readonly ListedKey[] }) {
  const ordered = keys.toSorted((a, b) => Number(a.revoked_at !== null) - Number(b.revoked_at !== null));
  return (
    <ScrollRegion aria-label="API keys" className="overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full min-w-[34rem]">
        <caption className="sr-only">API keys</caption>
        <thead>
          <tr className="border-b text-left text-muted-foreground text-xs">
            <th scope="col" className="px-4 py-2 font-medium">
              Name
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Key
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              May
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Made
            </th>
            <td className="px-4 py-2" />
          </tr>
        </thead>
        <tbody>
          {ordered.map((key) => (
            <tr
              key={key.id}
              className={cn("border-b last:border-b-0", key.revoked_at && "text-muted-foreground")}
            >
              <th scope="row" className="max-w-48 truncate px-4 py-2 text-left font-medium">
                {key.name}
              </th>
              <td className="whitespace-nowrap px-2 py-2 font-mono text-xs">…{key.hint}</td>
              <td className="whitespace-nowrap px-2 py-2">{permissionWords[key.permission]}</td>
              <td className="whitespace-nowrap px-2 py-2">
                {formatTime(key.created_at, "local", Date.now())}
              </td>
              <td className="whitespace-nowrap px-4 py-2 text-right">
                <KeyState apiKey={key} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export const permissionWords: Readonly<Record<Permission, string>> = {
  rw: "Call and read",
  w: "Call only",
  r: "Read only",
};

function KeyState({ apiKey }: { apiKey: ListedKey }) {
  if (apiKey.revoked_at !== null) {
    return <Badge title={apiKey.revoked_at}>Revoked</Badge>;
  }
  return apiKey.is_from_environment ? (
    <span className="text-muted-foreground text-xs" title="Remove FACET_API_KEY to retire it.">
      from FACET_API_KEY
    </span>
  ) : (
    <RevokeKeyDialog apiKey={apiKey} />
  );
}
