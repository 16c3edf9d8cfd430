import type { Caller } from "@/lib/auth/authorize";
import { sendNotice } from "@/lib/channels/send-notice";
import { ApiError } from "@/lib/errors";
import { insertAlertSaying } from "@/lib/queries/alert-sayings";
import { listAlertStandings } from "@/lib/queries/alert-standings";
import { findAlert } from "./alerts";
import { channelsOf } from "./audience";
import { type GroupKey, wholeGroup } from "./group";
import { noticeOf } from "./notice-of";

/**
 * Has nobody told of an alert, or of one of its groups, for some time from now on.
 *
 * @throws ApiError `not_found`.
 */
export async function snoozeAlert(
  { organizationId, apiKeyId }: Caller,
  alertId: string,
  group: GroupKey,
  forMs: number,
): Promise<void> {
  await findAlert(organizationId, alertId);
  const atMs = Date.now();
  await insertAlertSaying({
    organizationId,
    alertId,
    group,
    saying: "snooze",
    atMs,
    untilMs: atMs + forMs,
    saidBy: apiKeyId,
  });
}

/**
 * Says that somebody knows of what fires, and tells the channels so.
 *
 * @throws ApiError `not_found`, or `conflict` when nothing fires.
 */
export async function acknowledgeAlert(
  { organizationId, apiKeyId }: Caller,
  alertId: string,
  group: GroupKey,
): Promise<void> {
  const [alert, standings] = await Promise.all([
    findAlert(organizationId, alertId),
    listAlertStandings(organizationId),
  ]);
  const standing = standings.get(alertId);
  const firing = standing?.groups.filter(
    (one) => one.episode !== null && (group === wholeGroup || one.group === group),
  );
  if (!firing || firing.length === 0) {
    throw new ApiError("conflict", `Nothing of the alert "${alert.name}" fires that could be acknowledged.`);
  }
  const atMs = Date.now();
  // Of the groups that fire now alone: nobody knows yet of one that begins to in this very moment.
  for (const one of firing) {
    await insertAlertSaying({
      organizationId,
      alertId,
      group: one.group,
      saying: "acknowledge",
      atMs,
      untilMs: 0,
      saidBy: apiKeyId,
    });
  }
  const channels = await channelsOf(alert);
  for (const one of firing) {
    if (one.episode?.notifiedAtMs) {
      const evaluatedAtMs = standing?.evaluatedAtMs ?? atMs;
      const notice = await noticeOf(alert, "acknowledged", one, one.episode, {
        atMs: evaluatedAtMs,
        reason: null,
      });
      await sendNotice(
        organizationId,
        channels,
        { ...notice, occurredAtMs: atMs },
        `${notice.incidentKey}/acknowledged`,
      );
    }
  }
}
