import { z } from "zod";

const pageRows = 1_000;
const answerSchema = z.object({ data: z.array(z.object({ request_id: z.string() })) });

/** The ids of all rows that Facet's REST API tells, with repetitions if there are any. */
export async function storedIds(baseUrl: string, apiKey: string): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += pageRows) {
    const response = await fetch(`${baseUrl}/v1/request/query-clickhouse`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ filter: "all", sort: { created_at: "asc" }, limit: pageRows, offset }),
    });
    if (!response.ok) {
      throw new Error(`query-clickhouse answered ${response.status}: ${await response.text()}`);
    }
    const { data } = answerSchema.parse(await response.json());
    ids.push(...data.map((row) => row.request_id));
    if (data.length < pageRows) {
      return ids;
    }
  }
}
