import { z } from "zod";
import { alertEpisodeSchema, alertPreviewSchema, alertSchema } from "./alert-answer";
import { alertBodySchema, alertFields } from "./alert-body";
import { contract, dataAnswer } from "./contract";
import { wholeNumber } from "./values";

const params = z.object({ alertId: z.guid().toLowerCase() });
const version = z
  .int()
  .min(1)
  .optional()
  .meta({ description: "The version that was read; the newest when absent" });
const dayMs = 86_400_000;

const group = z
  .string()
  .max(2_000)
  .default("")
  .meta({ description: "The group's name as `groups` of the alert gives it; all of them when empty" });

export const queryAlerts = contract({
  method: "GET",
  path: "/v1/alert/query",
  operationId: "queryAlerts",
  tag: "Alerts",
  summary: "List alerts and their history",
  description:
    "All alerts of the organization by name, each with the state of every group, and a page of what fired, the newest first.",
  permission: "r",
  input: z.object({
    query: z.object({
      historyPage: wholeNumber(0, 1_000_000).default(0),
      historyPageSize: wholeNumber(0, 500).default(25),
      alertId: z.guid().toLowerCase().optional().meta({ description: "The history of this alert alone" }),
    }),
  }),
  answer: dataAnswer(
    z.object({
      alerts: z.array(alertSchema),
      history: z.array(alertEpisodeSchema),
      historyTotalCount: z.int(),
    }),
  ),
  status: 200,
});

export const getAlert = contract({
  method: "GET",
  path: "/v1/alert/{alertId}",
  operationId: "getAlert",
  tag: "Alerts",
  summary: "Get an alert",
  description: "One alert as it stands.",
  permission: "r",
  input: z.object({ params }),
  answer: dataAnswer(alertSchema),
  status: 200,
  errors: ["not_found"],
});

export const createAlert = contract({
  method: "POST",
  path: "/v1/alert/create",
  operationId: "createAlert",
  tag: "Alerts",
  summary: "Make an alert",
  description:
    "Answers its id. It looks at a window of `time_window` that ended five seconds before each evaluation, as requests take a second or two to land; a request counts when its answer has ended. " +
    "Of `emails` each address becomes a channel of its own, unless it is one. `slack_channels` take the id or the name of a channel of the kind slack here, or the URL of a Slack webhook, which becomes one: a Slack channel's own id opens no door. " +
    "`channels` takes the ids of channels of every kind. Without any the alert shows on the dashboard only.",
  permission: "w",
  input: z.object({ body: alertBodySchema }),
  answer: dataAnswer(z.uuid()),
  status: 200,
  errors: ["conflict"],
});

export const updateAlert = contract({
  method: "PATCH",
  path: "/v1/alert/{alertId}",
  operationId: "updateAlert",
  tag: "Alerts",
  summary: "Change an alert in place",
  description:
    "What is left out stays; null takes a field back to what it usually is. The alert keeps its id and its history, and its states as long as it measures the same of the same groups. " +
    "`is_enabled` turns it on and off; what fires ends when it is turned off.",
  permission: "w",
  input: z.object({ params, body: z.strictObject({ version, ...alertFields }) }),
  answer: dataAnswer(alertSchema),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const deleteAlert = contract({
  method: "DELETE",
  path: "/v1/alert/{alertId}",
  operationId: "deleteAlert",
  tag: "Alerts",
  summary: "Delete an alert",
  description: "Its history stays. Who was told that it fires is told that it has ended.",
  permission: "w",
  input: z.object({ params }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const snoozeAlert = contract({
  method: "POST",
  path: "/v1/alert/{alertId}/snooze",
  operationId: "snoozeAlert",
  tag: "Alerts",
  summary: "Snooze an alert",
  description:
    "Nobody is told of it for this long, of all groups or of one. It goes on being evaluated; what still fires when the snooze ends is told then.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      for_ms: wholeNumber(0, 365 * dayMs).meta({ description: "Milliseconds from now; 0 ends a snooze" }),
      group,
    }),
  }),
  answer: dataAnswer(alertSchema),
  status: 200,
  errors: ["not_found"],
});

export const acknowledgeAlert = contract({
  method: "POST",
  path: "/v1/alert/{alertId}/acknowledge",
  operationId: "acknowledgeAlert",
  tag: "Alerts",
  summary: "Acknowledge what fires",
  description: "Somebody knows: nobody is told again until it has recovered and fires anew.",
  permission: "w",
  input: z.object({ params, body: z.strictObject({ group }) }),
  answer: dataAnswer(alertSchema),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const previewAlert = contract({
  method: "POST",
  path: "/v1/alert/preview",
  operationId: "previewAlert",
  tag: "Alerts",
  summary: "Run an alert over the past 30 days",
  description:
    "Takes what `POST /v1/alert/create` takes and answers when the alert would have fired, without making it: the same windows and the same steps as if it had been there, with nobody snoozing or acknowledging.",
  permission: "r",
  input: z.object({ body: alertBodySchema }),
  answer: dataAnswer(alertPreviewSchema),
  status: 200,
});
