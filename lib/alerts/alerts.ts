import { v7 as newUuid } from "uuid";
import { z } from "zod";
import { type AlertBody, alertBodySchema, type WholeAlertBody } from "@/lib/api/contract/alert-body";
import { validate } from "@/lib/api/validate";
import type { Caller } from "@/lib/auth/authorize";
import { ApiError } from "@/lib/errors";
import { printWire } from "@/lib/filters";
import { insertAlert, listStoredAlerts } from "@/lib/queries/alert-rows";
import { assertNewest, storeVersion } from "@/lib/versions/store-version";
import type { AlertAudience, StoredAlert } from "./alert";
import { audienceOf } from "./audience";
import { bodyOf, ruleOf } from "./rule-of";

/** Each is evaluated as often as every 15 seconds. */
const alertsMax = 500;

/** All alerts of an organization, by name. */
export async function listAlerts(organizationId: string): Promise<StoredAlert[]> {
  return (await listStoredAlerts(organizationId)).filter(({ isDeleted }) => !isDeleted);
}

/** @throws ApiError `not_found`. */
export async function findAlert(organizationId: string, id: string): Promise<StoredAlert> {
  const [alert] = await listStoredAlerts(organizationId, id);
  if (!alert || alert.isDeleted) {
    throw new ApiError("not_found", `There is no alert with the id ${id}; it may have been deleted.`);
  }
  return alert;
}

/** @throws ApiError `invalid` for channels that are not there, `conflict` when there are too many alerts. */
export async function createAlert(caller: Caller, body: WholeAlertBody): Promise<StoredAlert> {
  const { organizationId, apiKeyId } = caller;
  if ((await listAlerts(organizationId)).length >= alertsMax) {
    throw new ApiError("conflict", `There are ${alertsMax} alerts, which is the limit: delete some first.`);
  }
  const nowMs = Date.now();
  const alert: StoredAlert = {
    organizationId,
    id: newUuid(),
    version: 1,
    revision: newUuid(),
    name: body.name,
    rule: ruleOf(body),
    audience: await audienceIn(caller, body),
    isEnabled: body.is_enabled ?? true,
    createdBy: apiKeyId,
    createdAtMs: nowMs,
    updatedBy: apiKeyId,
    updatedAtMs: nowMs,
    isDeleted: false,
  };
  await insertAlert(alert);
  return alert;
}

/**
 * Changes an alert in place: it keeps its id, its history, and as long as it measures the same also its states.
 *
 * @param change fields of a body; what is left out stays.
 * @param version the one the change was made on; the newest when absent.
 * @throws ApiError `not_found`, `invalid`, or `conflict` when someone else changed it since.
 */
export async function changeAlert(
  caller: Caller,
  id: string,
  { filter, ...change }: AlertBody,
  version?: number,
): Promise<StoredAlert> {
  const before = await findAlert(caller.organizationId, id);
  assertNewest(before, version, nameOf(before));
  // A grouping comes with whether it is a property's key, so that the old answer is not taken for the new key.
  const grouping = change.grouping === undefined ? {} : { grouping_is_property: false };
  const told = filter === undefined ? {} : { filter: filter && printWire(filter.filter) };
  const whole = { ...bodyOf(before), ...grouping, ...change, ...told };
  const { body } = validate(z.object({ body: alertBodySchema }), { body: whole });
  // Of channels only new ones are looked at: an alert can be turned off though one of its channels is gone.
  const isToldAnew = change.channels ?? change.emails ?? change.slack_channels;
  return writeVersion(caller, before, {
    name: body.name,
    rule: ruleOf(body),
    isEnabled: body.is_enabled ?? before.isEnabled,
    ...(isToldAnew && { audience: await audienceIn(caller, body) }),
  });
}

/** @throws ApiError `not_found`, or `conflict` when someone else changed it at the same moment. */
export async function deleteAlert(caller: Caller, id: string): Promise<void> {
  await writeVersion(caller, await findAlert(caller.organizationId, id), { isDeleted: true });
}

function audienceIn(
  caller: Caller,
  { channels = [], emails = [], slack_channels: slackChannels = [] }: WholeAlertBody,
): Promise<AlertAudience> {
  return audienceOf(caller, { channels, emails, slackChannels });
}

function writeVersion(
  { organizationId, apiKeyId }: Caller,
  before: StoredAlert,
  change: Partial<StoredAlert>,
): Promise<StoredAlert> {
  return storeVersion(
    before,
    { ...change, updatedBy: apiKeyId, updatedAtMs: Date.now() },
    {
      insert: insertAlert,
      read: async () => (await listStoredAlerts(organizationId, before.id))[0],
      nameOf,
    },
  );
}

function nameOf({ name }: StoredAlert): string {
  return `alert "${name}"`;
}
