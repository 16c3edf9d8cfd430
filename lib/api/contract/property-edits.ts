import { z } from "zod";
import { callLimits } from "@/lib/call";
import { editKinds, editStates } from "@/lib/edits/edit";
import { contract, dataAnswer } from "./contract";
import { filterSchema } from "./filter";
import { propertyChangesSchema } from "./property-changes";
import { propertyKeySchema } from "./property-values";
import { timeRangeSchema, wholeNumber } from "./values";

const text = z.string();
const values = z
  .record(text, text.nullable())
  .meta({ description: "Stored keys to values; null where the request lacks the property" });

export const sampleSchema = z
  .array(z.object({ request_id: text, created_at: text, before: values, after: values }))
  .meta({ description: "The newest of the requests that would change, before and after" });

export const editSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(editKinds),
    state: z.enum(editStates),
    created_at: text,
    started_at: text.nullable(),
    finished_at: text.nullable(),
    by: z.object({
      type: z.enum(["api_key", "session"]),
      id: z.uuid().nullable(),
      name: text.meta({ description: "Name of the API key when the edit was started" }),
    }),
    filter: z
      .unknown()
      .meta({ description: "Which requests, in the wire format; null where it is not by a filter" }),
    change: z.object({
      set: z.record(text, text),
      remove: z.array(text),
      move: z.object({ from: text, to: text, keep: z.enum(["target", "source"]) }).nullable(),
    }),
    requests: z.int().meta({ description: "Requests it set out to change" }),
    changed: z.int().meta({ description: "Requests changed so far" }),
    left: z.int().meta({
      description:
        "When it has ended: requests left as they are, because they were edited meanwhile or it was cut short",
    }),
    progress: z.number().meta({ description: "0 to 1" }),
    undoes: z.uuid().nullable().meta({ description: "The edit it takes back" }),
    undone_by: z.uuid().nullable().meta({ description: "The edit that takes it back" }),
    can_undo: z.boolean(),
    failure: text.nullable().meta({ description: "Why it failed" }),
  })
  .meta({ id: "PropertyEdit" });

/** Over HTTP the values are part of a URL, of which ClickHouse takes a megabyte. */
const textBytesMax = 64 * 1024;

const bulkBody = z
  .strictObject({
    filter: filterSchema,
    timeRange: timeRangeSchema.optional(),
    isCached: z.boolean().optional(),
    isScored: z.boolean().optional(),
    set: propertyChangesSchema
      .optional()
      .meta({ description: "Properties to set, as when they are set on one request" }),
    remove: z.array(propertyKeySchema).max(callLimits.propertiesMax).default([]),
    dryRun: z.boolean().optional().meta({ description: "True to only show what would happen" }),
    token: z
      .string()
      .max(1_000)
      .optional()
      .meta({ description: "The token of the dry run that is confirmed" }),
  })
  .superRefine(({ set = [], remove, dryRun, token }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const lower = remove.map((key) => key.toLowerCase());
    const twice = lower.find((key, index) => lower.indexOf(key) !== index);
    const both = set.find(([key]) => lower.includes(key.toLowerCase()));
    const bytes = Buffer.byteLength([...set.flat(), ...remove].join(""));
    if (set.length === 0 && remove.length === 0)
      fault("set", "is missing: name what to set, or what to remove.");
    if (twice !== undefined) fault("remove", `names "${twice}" twice: keys ignore case.`);
    if (both) fault("remove", `names "${both[0]}", which is to be set as well.`);
    if (bytes > textBytesMax)
      fault("set", `must have at most ${textBytesMax} bytes with remove, not ${bytes}.`);
    if (dryRun === false && token === undefined) {
      fault(
        "token",
        "is missing: make a dry run first and send its token, so that what happens is what was shown.",
      );
    }
  })
  .meta({ id: "BulkPropertyEdit", override: { required: ["filter"] } });

export const bulkEditProperties = contract({
  method: "POST",
  path: "/v1/request/property/bulk",
  operationId: "bulkEditProperties",
  tag: "Properties",
  summary: "Edit properties of every request a filter selects",
  description:
    "Without a token this is a dry run: it changes nothing and answers a plan with the number of requests, a sample and a token. The same body with that token starts the edit. It is about the requests stored before the dry run; those edited since are left as they are.",
  permission: "w",
  input: z.object({ body: bulkBody }),
  answer: dataAnswer(
    z.object({
      plan: z
        .object({
          selected: z.int().meta({ description: "Requests the filter selects" }),
          requests: z.int().meta({ description: "Those of them that would change" }),
          sample: sampleSchema,
          token: text,
          expires_at: text,
        })
        .nullable()
        .meta({ description: "What a dry run shows; null when the edit was started" }),
      edit: editSchema.nullable().meta({ description: "The edit that was started; null for a dry run" }),
    }),
  ),
  status: 200,
  errors: ["conflict", "timeout"],
});

const editParams = z.object({ editId: z.guid().toLowerCase() });

export const listPropertyEdits = contract({
  method: "GET",
  path: "/v1/request/property/edits",
  operationId: "listPropertyEdits",
  tag: "Properties",
  summary: "List edits of many requests",
  description: "Who changed what, when, on how many requests; the newest first.",
  permission: "r",
  input: z.object({
    query: z.object({
      limit: wholeNumber(1, 100).default(50),
      before: z.guid().optional().meta({ description: "The id of the last edit of the page before" }),
    }),
  }),
  answer: dataAnswer(z.array(editSchema)),
  status: 200,
});

const oneEdit = {
  tag: "Properties",
  input: z.object({ params: editParams }),
  answer: dataAnswer(editSchema),
  status: 200,
} as const;

export const getPropertyEdit = contract({
  ...oneEdit,
  method: "GET",
  path: "/v1/request/property/edits/{editId}",
  operationId: "getPropertyEdit",
  summary: "Get an edit of many requests",
  description: "How far it got.",
  permission: "r",
  errors: ["not_found"],
});

const editCommand = {
  ...oneEdit,
  method: "POST",
  permission: "w",
  errors: ["not_found", "conflict"],
} as const;

export const cancelPropertyEdit = contract({
  ...editCommand,
  path: "/v1/request/property/edits/{editId}/cancel",
  operationId: "cancelPropertyEdit",
  summary: "Cancel an edit",
  description: "It stops before its next slice. What it has changed stays changed and can be undone.",
});

export const resumePropertyEdit = contract({
  ...editCommand,
  path: "/v1/request/property/edits/{editId}/resume",
  operationId: "resumePropertyEdit",
  summary: "Resume a failed edit",
  description: "It goes on where it left off.",
});

export const undoPropertyEdit = contract({
  ...editCommand,
  path: "/v1/request/property/edits/{editId}/undo",
  operationId: "undoPropertyEdit",
  summary: "Undo an edit",
  description:
    "Starts an edit that gives every request the values it had before, where it still holds what the edit wrote; requests edited since are left as they are and counted. A rule that came with the edit is lifted. Undoing the undo changes them again.",
  answer: oneEdit.answer.meta({ description: "The edit that takes it back" }),
});
