"use client";

import { MoreHorizontal, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { Moment } from "@/components/properties/moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { describeSpan } from "@/lib/alerts/describe";
import { formatCount, formatTime } from "@/lib/format/format";
import { DeleteAlertDialog } from "./delete-alert-dialog";
import { GroupRow } from "./group-row";
import { SnoozeMenu } from "./snooze-menu";
import { type AlertAction, type ShownAlert, useAlertAction } from "./use-alerts";

/** Groups that do not fire are shown up to so many until one asks for the rest. */
const calmShown = 3;

/** An alert of the list: what it watches, how it and its groups stand, and what can be done. */
export function AlertCard({ alert }: { alert: ShownAlert }) {
  const action = useAlertAction();
  const [isDeleting, setDeleting] = useState(false);
  const run = (what: AlertAction, done: string) =>
    action.mutate(what, { onSuccess: () => toast(done), onError: (error) => toast.error(error.message) });
  const { id, name } = alert;
  const snooze = (forMs: number) =>
    run(
      { do: "snooze", id, group: "", forMs },
      forMs === 0 ? `“${name}” is awake.` : `“${name}” is snoozed.`,
    );
  return (
    <article aria-label={name} className="rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <AlertState alert={alert} />
        <div className="min-w-0 flex-[1_1_16rem]">
          <h3 className="break-words font-medium">
            <Link href={`/alerts/edit?id=${id}`} className="rounded-sm hover:underline">
              {name}
            </Link>
          </h3>
          <p className="break-words text-muted-foreground">
            {alert.description}
            {alert.grouping_label !== null && ` · for each ${alert.grouping_label}`}
            {alert.filter_text !== "" && (
              <>
                {" · "}
                <code className="font-mono text-xs">{alert.filter_text}</code>
              </>
            )}
          </p>
        </div>
        <div className="flex items-center gap-1">
          {alert.status === "triggered" && (
            <Button
              aria-label={`Acknowledge ${name}`}
              onClick={() => run({ do: "acknowledge", id, group: "" }, `“${name}” is acknowledged.`)}
            >
              Acknowledge
            </Button>
          )}
          <SnoozeMenu what={name} isSnoozed={alert.snoozed_until !== null} onSnooze={snooze} />
          <Menu>
            <MenuTrigger render={<Button variant="ghost" size="icon" />} aria-label={`More for ${name}`}>
              <MoreHorizontal aria-hidden />
            </MenuTrigger>
            <MenuContent>
              <MenuItem render={<Link href={`/alerts/edit?id=${id}`} />}>Edit</MenuItem>
              <MenuItem
                onClick={() =>
                  alert.is_enabled
                    ? run({ do: "disable", id }, `“${name}” is off.`)
                    : run({ do: "enable", id }, `“${name}” is on.`)
                }
              >
                {alert.is_enabled ? "Turn off" : "Turn on"}
              </MenuItem>
              <MenuItem onClick={() => setDeleting(true)}>Delete…</MenuItem>
            </MenuContent>
          </Menu>
        </div>
      </div>
      {alert.error && (
        <p role="alert" className="flex items-center gap-2 border-t px-4 py-2 text-danger-text">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {alert.error}
        </p>
      )}
      <AlertGroups alert={alert} run={run} />
      <AlertFoot alert={alert} />
      <DeleteAlertDialog
        name={name}
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        onDelete={() => run({ do: "delete", id }, `“${name}” is deleted.`)}
      />
    </article>
  );
}

function AlertState({ alert: { is_enabled, status, evaluated_at, groups } }: { alert: ShownAlert }) {
  if (!is_enabled) return <Badge>Off</Badge>;
  if (status === "triggered") {
    const isKnown = groups.every((group) => group.status !== "triggered" || group.acknowledged_at !== null);
    return isKnown ? <Badge tone="warning">Acknowledged</Badge> : <Badge tone="danger">Firing</Badge>;
  }
  return evaluated_at === null ? <Badge>Waiting</Badge> : <Badge tone="success">OK</Badge>;
}

function AlertGroups({ alert, run }: { alert: ShownAlert; run: (what: AlertAction, done: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const firing = alert.groups.filter(({ status }) => status === "triggered");
  const calm = alert.groups.filter(({ status }) => status !== "triggered");
  const shown = [...firing, ...(isOpen ? calm : calm.slice(0, calmShown))];
  if (shown.length === 0) return null;
  return (
    <div className="border-t">
      <ul aria-label={`Groups of ${alert.name}`} className="divide-y divide-border">
        {shown.map((group) => (
          <GroupRow key={group.group} alert={alert} group={group} run={run} />
        ))}
      </ul>
      {calm.length > calmShown && (
        <Button variant="ghost" className="mx-2 mb-1" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Show fewer" : `Show ${formatCount(calm.length - calmShown)} more`}
        </Button>
      )}
    </div>
  );
}

function AlertFoot({ alert }: { alert: ShownAlert }) {
  const told = alert.channels.length + alert.emails.length + alert.slack_channels.length;
  return (
    <p className="flex flex-wrap gap-x-3 border-t px-4 py-1.5 text-muted-foreground text-xs">
      <span>
        {alert.evaluated_at === null ? (
          "Not looked at yet"
        ) : (
          <>
            Looked at <Moment iso={alert.evaluated_at} zone="local" />
          </>
        )}
        , every {describeSpan(alert.evaluate_every_ms)}
      </span>
      <span>
        {told === 0
          ? "Tells nobody: it shows here only"
          : `Tells ${told} ${told === 1 ? "channel" : "channels"}`}
      </span>
      {alert.snoozed_until && (
        <span className="text-warning-text">
          Snoozed until {formatTime(alert.snoozed_until, "local", Date.now())}
        </span>
      )}
    </p>
  );
}
