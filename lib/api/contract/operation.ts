import { z } from "zod";
import { contract } from "./contract";

export const getHealth = contract({
  method: "GET",
  path: "/api/health",
  operationId: "getHealth",
  tag: "Operation",
  summary: "Whether the process serves",
  description: "Answers as long as the process runs, whatever the database does.",
  permission: null,
  input: z.object({}),
  answer: z.object({ status: z.literal("ok") }),
  status: 200,
});

export const readinessSchema = z
  .object({
    status: z.enum(["ready", "waiting"]),
    storage: z.enum(["ok", "unavailable"]),
    spool: z.object({
      calls: z.int().meta({ description: "Calls and edits on disk that the database does not have yet" }),
      bytes: z.int(),
      oldest_at: z.string().nullable(),
      dropped: z
        .int()
        .meta({ description: "Calls that could not be kept: the spool was full, or the disk refused" }),
      rejected: z.int().meta({ description: "Calls the database refused for good" }),
    }),
    deliveries: z
      .object({ waiting: z.int() })
      .meta({ description: "Webhooks and notices that this process is to send, or to send once more" }),
    jobs: z
      .array(
        z.object({
          name: z.string(),
          description: z.string(),
          schedule: z.string().meta({ description: "A cron pattern in UTC", example: "*/5 * * * *" }),
          is_running: z.boolean(),
          last_started_at: z.string().nullable(),
          last_ended_at: z.string().nullable(),
          last_error: z.string().nullable().meta({ description: "Null when the last run went well" }),
          next_at: z.string().nullable(),
        }),
      )
      .meta({ description: "What is done in the background, as far as this process knows" }),
  })
  .meta({ id: "Readiness" });

export const getReadiness = contract({
  method: "GET",
  path: "/api/ready",
  operationId: "getReadiness",
  tag: "Operation",
  summary: "Whether storage answers",
  description:
    "200 when the database answers, 503 with the same body when it does not; calls through the gateway go on either way.",
  permission: null,
  input: z.object({}),
  answer: readinessSchema,
  status: 200,
});

export const getOpenApi = contract({
  method: "GET",
  path: "/api/openapi.json",
  operationId: "getOpenApi",
  tag: "Operation",
  summary: "This document",
  description: "The whole REST API, made from the schemas that validate it.",
  permission: null,
  input: z.object({}),
  answer: z.record(z.string(), z.unknown()),
  status: 200,
});
