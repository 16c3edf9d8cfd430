import { v7 as newUuid } from "uuid";
import type { Database } from "@/lib/clickhouse/database";
import { RowBinaryWriter } from "@/lib/clickhouse/row-binary";
import { defaultOrganizationId } from "@/lib/organizations";
import type { RequestRecord } from "@/lib/record";
import { bodyColumns, requestColumns, writeRow } from "@/lib/recorder/rows";

/** A record of an ordinary call a minute ago, with what a test cares about put in. */
export function requestRecord(parts: Partial<RequestRecord> = {}): RequestRecord {
  const createdAtMs = parts.createdAtMs ?? Date.now() - 60_000;
  return {
    organizationId: defaultOrganizationId,
    requestId: newUuid({ msecs: createdAtMs }),
    createdAtMs,
    apiKeyId: null,
    provider: "openai",
    model: "gpt-4o-mini",
    requestModel: "gpt-4o-mini",
    responseModel: "gpt-4o-mini-2024-07-18",
    method: "POST",
    path: "/v1/chat/completions",
    targetUrl: "https://api.openai.com",
    referrer: "",
    status: 200,
    outcome: "complete",
    errorMessage: "",
    stopReason: "stop",
    isStream: false,
    latencyMs: 420,
    timeToFirstTokenMs: null,
    usage: {
      promptTokens: 12,
      completionTokens: 5,
      promptCacheReadTokens: 0,
      promptCacheWriteTokens: 0,
      promptAudioTokens: 0,
      completionAudioTokens: 0,
      reasoningTokens: 0,
    },
    costUsd: "0.0000048",
    userId: "",
    properties: [],
    countryCode: "",
    requestPreview: "Hello, how are you?",
    responsePreview: "Fine.",
    requestBytes: 120,
    responseBytes: 300,
    notes: [],
    requestBody: '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello, how are you?"}]}',
    responseBody: '{"choices":[{"message":{"role":"assistant","content":"Fine."}}]}',
    ...parts,
  };
}

/** Puts records into the tables, with the spelling of their property keys. */
export async function insertRecords(database: Database, records: readonly RequestRecord[]): Promise<void> {
  await database.insert("requests", rowsOf(requestColumns, records), "test");
  const withBodies = records.filter((record) => record.requestBody !== "" || record.responseBody !== "");
  if (withBodies.length > 0) {
    await database.insert("request_bodies", rowsOf(bodyColumns, withBodies), "test");
  }
  const keys = records.flatMap(({ organizationId, createdAtMs, properties }) =>
    properties.map(([spelling]) => ({
      organization_id: organizationId,
      key: spelling.toLowerCase(),
      spelling,
      seen_at: new Date(createdAtMs).toISOString(),
    })),
  );
  if (keys.length > 0) {
    await database.insert("property_keys", keys.map((key) => JSON.stringify(key)).join("\n"), "test");
  }
}

function rowsOf(columns: typeof requestColumns, records: readonly RequestRecord[]) {
  const writer = new RowBinaryWriter(1024);
  for (const record of records) {
    writeRow(writer, columns, record);
  }
  return { columns, bytes: writer.bytes() };
}
