"use client";

import Link from "next/link";
import { Moment } from "@/components/properties/moment";
import { Badge } from "@/components/ui/badge";
import { Button, buttonStyle } from "@/components/ui/button";
import { formatCount, formatTime } from "@/lib/format/format";
import { SnoozeMenu } from "./snooze-menu";
import type { AlertAction, ShownAlert, ShownGroup } from "./use-alerts";

/** A group of an alert: its value, since when it fires, and the way to its requests. */
export function GroupRow({
  alert,
  group,
  run,
}: {
  alert: ShownAlert;
  group: ShownGroup;
  run: (what: AlertAction, done: string) => void;
}) {
  const isFiring = group.status === "triggered";
  const name = group.group_label ?? "All requests";
  const what = group.group_label === null ? alert.name : `${name} of ${alert.name}`;
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
      <span className="w-20 shrink-0">
        <GroupBadge group={group} />
      </span>
      <span className="min-w-0 flex-[1_1_8rem] break-words font-medium">{name}</span>
      <span className="tabular-nums sm:min-w-20 sm:text-right">
        {alert.condition !== "no_data" && group.value_text}
        {group.before_text !== null && (
          <span className="text-muted-foreground"> (before {group.before_text})</span>
        )}
      </span>
      <span className="text-muted-foreground text-xs lg:w-80">
        {formatCount(group.requests)} {group.requests === 1 ? "request" : "requests"}
        {isFiring && (
          <>
            {" · since "}
            <Moment iso={group.triggered_at} zone="local" />
            {group.worst_text !== null && `, worst ${group.worst_text}`}
          </>
        )}
        {group.good_since !== null && " · recovering"}
        {group.snoozed_until !== null &&
          ` · snoozed until ${formatTime(group.snoozed_until, "local", Date.now())}`}
      </span>
      <span className="flex items-center justify-end gap-1 lg:w-72">
        {isFiring && group.acknowledged_at === null && group.group !== "" && (
          <Button
            variant="ghost"
            aria-label={`Acknowledge ${what}`}
            onClick={() =>
              run({ do: "acknowledge", id: alert.id, group: group.group }, `${name} is acknowledged.`)
            }
          >
            Acknowledge
          </Button>
        )}
        {isFiring && group.group !== "" && (
          <SnoozeMenu
            what={what}
            isSnoozed={group.snoozed_until !== null}
            onSnooze={(forMs) =>
              run(
                { do: "snooze", id: alert.id, group: group.group, forMs },
                forMs === 0 ? `${name} is awake.` : `${name} is snoozed.`,
              )
            }
          />
        )}
        <Link
          href={group.link}
          aria-label={`Requests of ${what}`}
          className={buttonStyle({ variant: "ghost" })}
        >
          Requests
        </Link>
      </span>
    </li>
  );
}

function GroupBadge({ group }: { group: ShownGroup }) {
  if (group.status === "triggered") {
    return group.acknowledged_at === null ? (
      <Badge tone="danger">Firing</Badge>
    ) : (
      <Badge tone="warning" title={`Acknowledged ${group.acknowledged_at}`}>
        Known
      </Badge>
    );
  }
  return group.status === "unknown" ? (
    <Badge title="Too few requests to tell">Too few</Badge>
  ) : (
    <Badge tone="success">OK</Badge>
  );
}
