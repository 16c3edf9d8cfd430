import { z } from "zod";
import { type ExportOrder, exportFormats } from "@/lib/exports/export-order";
import { exportStates } from "@/lib/exports/export-run";
import { readResumption } from "@/lib/exports/resumption";
import { newestFirst } from "@/lib/fields/sort";
import { contract, dataAnswer } from "./contract";
import { exportColumnsSchema } from "./export-columns";
import { fieldRefSchema } from "./field-ref";
import { filterRequired, selection } from "./selection";
import { sortSchema } from "./sort";

const csvSchema = z.strictObject({
  delimiter: z.enum([",", ";", "\t"]).default(","),
  bom: z
    .boolean()
    .default(false)
    .meta({ description: "Begins the file with the mark by which Excel knows UTF-8" }),
  guard: z.boolean().default(true).meta({
    description:
      "Puts an apostrophe before text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which a spreadsheet would run as a formula",
  }),
});

const orderBody = z
  .strictObject({
    ...selection,
    sort: sortSchema.optional().meta({ description: 'By time: `{"created_at": "desc"}` or `"asc"`' }),
    format: z.enum(exportFormats).default("csv"),
    columns: exportColumnsSchema.prefault("default"),
    bodies: z
      .boolean()
      .default(false)
      .meta({ description: "Both bodies as columns, as the text that is kept" }),
    headers: z.enum(["ids", "labels"]).default("ids").meta({
      description:
        "What columns are called: `cost` and `property.Customer`, or as the list shows them, `Cost` and `Customer`",
    }),
    csv: csvSchema.prefault({}),
    marker: z.boolean().default(true).meta({
      description:
        'Whether CSV and JSON lines end with a line that says the file is complete: `# facet-export complete rows=3` in the first cell, `{"facet_export":{"complete":true,"rows":3}}`. Parquet, ZIP and gzip cannot be opened or unpacked when they are cut off',
    }),
    gzip: z.boolean().default(false).meta({ description: "A compressed file; CSV and JSON lines" }),
    splitBy: fieldRefSchema.optional().meta({
      description:
        "A ZIP with one file for each value, and `_index.csv` that tells which file is of which value; requests without a value and such with an empty one have files of their own",
    }),
    summary: z.array(fieldRefSchema).min(1).max(2).optional().meta({
      description:
        "Not the requests, but what they add up to by one or two fields, the most expensive first: requests, errors, cost, tokens, latency, first and last seen",
    }),
    resume: z.string().max(2_000).optional().meta({
      description:
        "The `cursor` of a checkpoint of an export that was cut off: the answer goes on behind that place, without a header. All else must be as it was",
    }),
    id: z.guid().toLowerCase().optional().meta({ description: "Under which its progress can be asked for" }),
  })
  .superRefine(({ sort, filter, ...order }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const [key, ...more] = sort?.sort ?? newestFirst;
    if (key?.field !== "created" || more.length > 0) {
      fault(
        "sort",
        'must be by time alone: an export is read in the order of time, {"created_at": "asc"} or "desc".',
      );
    }
    for (const warning of filter.warnings ?? []) {
      // A file has no place for a warning, and an empty one would be taken for the answer.
      fault("filter", `cannot do what was meant. ${warning.message}`);
    }
    if (order.summary && order.splitBy)
      fault("splitBy", "cannot be used with summary: a summary is one file.");
    if (order.summary && order.bodies) fault("bodies", "cannot be used with summary.");
    if (order.gzip && order.format === "parquet")
      fault("gzip", "cannot be used with parquet, which is compressed.");
    if (order.gzip && order.splitBy) fault("gzip", "cannot be used with splitBy: a ZIP is compressed.");
    const isPlain = order.format !== "parquet" && !order.gzip && !order.splitBy && !order.summary;
    if (order.resume !== undefined && !isPlain) {
      fault("resume", "goes on with one file of CSV or JSON lines, without gzip, splitBy and summary.");
    }
  })
  .transform((body, context): { order: ExportOrder; id?: string } => {
    const { sort, id, resume, ...rest } = body;
    const [key] = sort?.sort ?? newestFirst;
    const order: ExportOrder = { ...rest, direction: key && "direction" in key ? key.direction : "desc" };
    if (resume === undefined) {
      return { order, id };
    }
    const resumption = readResumption(order, resume);
    if (!resumption) {
      const message = "is not a cursor of this export: send the one of its checkpoint, with the body it had.";
      context.addIssue({ code: "custom", path: ["resume"], message });
      return z.NEVER;
    }
    return { order: { ...order, resume: resumption }, id };
  })
  .meta({ id: "ExportOrder", override: filterRequired });

export const exportRequests = contract({
  method: "POST",
  path: "/v1/request/export",
  operationId: "exportRequests",
  tag: "Exports",
  summary: "Export requests",
  description:
    "Every request the filter selects, as a file that is streamed while it is made; there is no limit of rows. It holds the requests there are when it begins, each as it is when its page is read. The headers `facet-export-id` and `facet-export-requests` name the export and how many requests it reads. Failures before the first byte are answered as JSON; later ones break the connection, so that the file cannot be taken for complete.",
  permission: "r",
  input: z.object({ body: orderBody }),
  answer: z.never(),
  file: [
    "text/csv",
    "application/jsonl",
    "application/vnd.apache.parquet",
    "application/zip",
    "application/gzip",
  ],
  takesForm: true,
  status: 200,
  errors: ["conflict", "timeout"],
});

export const estimateExport = contract({
  method: "POST",
  path: "/v1/request/export/estimate",
  operationId: "estimateExport",
  tag: "Exports",
  summary: "Estimate an export",
  description: "What an export with this body would hold, and about how large it would be.",
  permission: "r",
  input: z.object({ body: orderBody }),
  answer: dataAnswer(
    z.object({
      requests: z.int().meta({ description: "Requests it would read" }),
      rows: z.int().meta({ description: "Rows it would hold, those of all files together" }),
      bytes: z.int().meta({ description: "About how many, from the newest requests" }),
      files: z.int().nullable().meta({ description: "Files in the ZIP; null for a single file" }),
      columns: z.array(z.object({ id: z.string(), label: z.string(), header: z.string() })),
    }),
  ),
  status: 200,
  errors: ["timeout"],
});

const exportParams = z.object({ exportId: z.guid().toLowerCase() });

const progressSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(exportStates),
    requests: z
      .int()
      .nullable()
      .meta({ description: "Requests it reads; null while they are counted, and for a summary" }),
    rows: z.int().meta({ description: "Rows written so far" }),
    bytes: z.int().meta({ description: "Bytes handed out so far" }),
    started_at: z.string(),
    finished_at: z.string().nullable(),
    failure: z.string().nullable().meta({ description: "Why it did not end whole" }),
    checkpoint: z.object({ rows: z.int(), bytes: z.int(), cursor: z.string() }).nullable().meta({
      description:
        "So many bytes of the file are whole: cut it there and send the cursor as `resume` to go on. Null where an export cannot be resumed",
    }),
  })
  .meta({ id: "ExportProgress" });

export const getExport = contract({
  method: "GET",
  path: "/v1/request/export/{exportId}",
  operationId: "getExport",
  tag: "Exports",
  summary: "How far an export got",
  description: "While it runs, and for an hour after its end. The process that runs it knows of it.",
  permission: "r",
  input: z.object({ params: exportParams }),
  answer: dataAnswer(progressSchema),
  status: 200,
  errors: ["not_found"],
});

export const cancelExport = contract({
  method: "POST",
  path: "/v1/request/export/{exportId}/cancel",
  operationId: "cancelExport",
  tag: "Exports",
  summary: "Cancel an export",
  description: "It stops before its next page, and its connection breaks.",
  permission: "r",
  input: z.object({ params: exportParams }),
  answer: dataAnswer(progressSchema),
  status: 200,
  errors: ["not_found"],
});
