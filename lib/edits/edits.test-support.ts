import { v7 as newTimedUuid, v4 as newUuid } from "uuid";
import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { insertPropertyEdit } from "@/lib/queries/insert-property-edit";
import { silentLogger } from "@/test/recorders";
import { insertRecords, requestRecord } from "@/test/request-record";
import type { Edit } from "./edit";
import { EditRunner } from "./edit-runner";
import type { EditSpec } from "./operation";

export type Properties = Readonly<Record<string, string>>;

/** Keys and values that break careless quoting. */
export const awkwardKeys = [
  "a.b",
  "a",
  "it's",
  'quo"te',
  "back`tick",
  "back\\slash",
  "__proto__",
  "emoji 😀",
  "{curly: string}",
  "k".repeat(200),
  "comma,semi;colon",
  "%2e",
];
export const awkwardValues = [
  "",
  "x",
  "null",
  "'; DROP TABLE requests",
  '"',
  "\\",
  "\u0000\n",
  "😀",
  "0123",
  "{}",
];

/** Stores requests with these properties, a minute apart, in an organization of their own. */
export async function storeRequests(properties: readonly Properties[], spacingMs = 60_000) {
  const organizationId = newUuid();
  const startMs = Date.now() - (properties.length + 1) * spacingMs;
  const records = properties.map((own, index) =>
    requestRecord({
      organizationId,
      createdAtMs: startMs + index * spacingMs,
      properties: Object.entries(own),
      requestBody: "",
      responseBody: "",
    }),
  );
  await insertRecords(database(), records);
  return { organizationId, requestIds: records.map(({ requestId }) => requestId) };
}

/** The properties of these requests now, in their order. */
export async function propertiesOf(requestIds: readonly string[]): Promise<Properties[]> {
  const rows = await database().query(
    {
      sql: "SELECT request_id AS id, toJSONString(properties) AS json FROM requests WHERE request_id IN {ids: Array(UUID)}",
      params: { ids: requestIds },
      tag: "test",
    },
    z.object({ id: z.string(), json: z.string() }),
  );
  const byId = new Map(rows.map(({ id, json }) => [id, json]));
  // Not parsed further: a schema would leave out a key named `__proto__`.
  return requestIds.map((id) => JSON.parse(byId.get(id) ?? "null"));
}

/** Adds an edit without waking the process's own runner. */
export async function addEdit(
  organizationId: string,
  spec: EditSpec,
  undoes: string | null = null,
): Promise<Edit> {
  const edit: Edit = {
    organizationId,
    id: newTimedUuid(),
    createdAtMs: Date.now(),
    kind: undoes === null ? "bulk" : "undo",
    spec,
    requests: 0,
    undoes,
    actor: { type: "session", id: null, name: "dashboard" },
  };
  await insertPropertyEdit(edit);
  return edit;
}

/** A runner that works in slices so small that every edit takes several. */
export function smallStepRunner(): EditRunner {
  return new EditRunner({
    isDatabaseShared: false,
    logger: silentLogger,
    exclusively: (work) => work(),
    settle: async () => {},
    requestsMax: 2,
  });
}

/** What an operation makes of a request's properties, by its definition. */
export function expectedAfter(properties: Properties, { operation }: EditSpec): Properties {
  const entries = new Map(Object.entries(properties));
  if (operation.type === "patch") {
    for (const [key, value] of operation.set) entries.set(key, value);
    for (const key of operation.remove) entries.delete(key);
  }
  if (operation.type === "move") {
    const value = entries.get(operation.from);
    if (value !== undefined && (operation.keep === "source" || !entries.has(operation.to))) {
      entries.set(operation.to, value);
    }
    entries.delete(operation.from);
  }
  return Object.fromEntries(entries);
}
