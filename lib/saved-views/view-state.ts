import { z } from "zod";

/** What the API keeps of a view. A part that cannot be read any more counts as missing; the API says what is gone. */
export const viewStateSchema = z.object({
  filter: z.unknown(),
  timeRange: z.string().optional().catch(undefined),
  sort: z.record(z.string(), z.unknown()).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
  pinnedColumns: z.array(z.string()).optional().catch(undefined),
  pinnedFacets: z.array(z.string()).optional().catch(undefined),
  display: z.record(z.string(), z.string()).optional().catch(undefined),
});

export type ViewState = z.infer<typeof viewStateSchema>;
