import { z } from "zod";

/** An edit of many requests as the API tells of it, in so far as screens show it. */
export const editSchema = z.object({
  id: z.string(),
  kind: z.enum(["bulk", "rename", "merge", "delete", "undo"]),
  state: z.enum(["queued", "running", "cancelling", "done", "cancelled", "failed"]),
  created_at: z.string(),
  by: z.object({ type: z.enum(["api_key", "session"]), name: z.string() }),
  /** In the wire format; null where the requests are not found by a filter. */
  filter: z.unknown(),
  change: z.object({
    set: z.record(z.string(), z.string()),
    remove: z.array(z.string()),
    move: z.object({ from: z.string(), to: z.string(), keep: z.enum(["target", "source"]) }).nullable(),
  }),
  requests: z.number(),
  changed: z.number(),
  left: z.number(),
  progress: z.number(),
  undoes: z.string().nullable(),
  undone_by: z.string().nullable(),
  can_undo: z.boolean(),
  failure: z.string().nullable(),
});
export type Edit = z.infer<typeof editSchema>;

const valuesSchema = z.record(z.string(), z.string().nullable());

/** A request before and after an edit, as a dry run shows it. */
export const sampleSchema = z.array(
  z.object({ request_id: z.string(), created_at: z.string(), before: valuesSchema, after: valuesSchema }),
);
export type Sample = z.infer<typeof sampleSchema>;
