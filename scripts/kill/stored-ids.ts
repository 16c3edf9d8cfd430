import { z } from "zod";
import type { Facet } from "../harness/facet";
import { postJson } from "../harness/post-json";

const pageRows = 1_000;
const answerSchema = z.object({ data: z.array(z.object({ request_id: z.string() })) });

/** The ids of all rows that Facet's REST API tells, with repetitions if there are any. */
export async function storedIds(facet: Pick<Facet, "baseUrl" | "apiKey">): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += pageRows) {
    const body = { filter: "all", sort: { created_at: "asc" }, limit: pageRows, offset };
    const { data } = answerSchema.parse(await postJson(facet, "/v1/request/query-clickhouse", body));
    ids.push(...data.map((row) => row.request_id));
    if (data.length < pageRows) {
      return ids;
    }
  }
}
