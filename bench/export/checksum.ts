import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { postJson } from "../../scripts/harness/post-json";
import type { Access } from "./download";

/** Ids and costs of rows in their order, as one figure. */
export interface Checksum {
  rows: number;
  digest: string;
}

/** Of a CSV file with the columns `request_id` and `cost`, none of whose values holds a line break. */
export async function csvChecksum(file: string): Promise<Checksum> {
  const sum = new Sum();
  let isHead = true;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [id = "", cost = ""] = line.split(",");
    if (!isHead) sum.add(id.replaceAll('"', ""), cost === "" ? null : cost);
    isHead = false;
  }
  return sum.result();
}

const pageSchema = z.object({
  data: z.array(z.object({ request_id: z.string(), cost_usd: z.string().nullable() })),
  cursor: z.string().nullable(),
});

/** Of every page of the list, one after the other. */
export async function pagedChecksum(facet: Access): Promise<Checksum> {
  const sum = new Sum();
  let cursor: string | null = null;
  do {
    const body = { filter: "all", limit: 1_000, includeBodies: false, ...(cursor && { cursor }) };
    const page: z.infer<typeof pageSchema> = pageSchema.parse(
      await postJson(facet, "/v1/request/query-clickhouse", body),
    );
    for (const { request_id, cost_usd } of page.data) {
      sum.add(request_id, cost_usd);
    }
    cursor = page.cursor;
  } while (cursor !== null);
  return sum.result();
}

class Sum {
  readonly #hash = createHash("sha256");
  #rows = 0;

  add(id: string, cost: string | null): void {
    this.#hash.update(`${id} ${cost}\n`);
    this.#rows += 1;
  }

  result(): Checksum {
    return { rows: this.#rows, digest: this.#hash.digest("hex").slice(0, 16) };
  }
}
