import { NIL } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Database, Statement } from "@/lib/clickhouse/database";
import type { Operation } from "@/lib/edits/operation";
import { plainCsv } from "@/lib/exports/csv-text";
import { csvFormat } from "@/lib/exports/files/csv";
import { type Filter, parseText } from "@/lib/filters";
import { applyEdits } from "@/lib/recorder/apply-edits";
import { processSingleton } from "@/lib/registry";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import { countPropertyEdit, remainingOfPropertyEdit } from "./count-property-edit";
import { findExportPage } from "./find-export-page";
import { findPropertyEditSlice } from "./find-property-edit-slice";
import { hasLaterNotice } from "./has-later-notice";
import { journalPropertyEditSlice, journalRestoredSlice } from "./journal-property-edit-slice";
import { listStoredChannels } from "./list-channels";
import { listDeliveries } from "./list-deliveries";
import { listDestinationStates } from "./list-destination-states";
import { listPendingDeliveries } from "./list-pending-deliveries";
import { listOpenPropertyEdits, listPropertyEdits } from "./list-property-edits";
import { listPropertyRules } from "./list-property-rules";
import { listPropertyValues } from "./list-property-values";
import { matchRequests } from "./match-requests";
import { measurePropertyEditSlice } from "./measure-property-edit-slice";
import type { FindingEdit } from "./property-edit-selection";
import { listPropertyKeyMarks } from "./property-key-marks";
import { readExportPage } from "./read-export-page";
import { samplePropertyEdit } from "./sample-property-edit";
import { updatePropertyEditSlice } from "./update-property-edit-slice";

// No cluster stands in the suite. What its engine is sent is judged instead: by the engine's own parser, and by what
// distributed tables ask of a statement.

const sent: Statement[] = [];
/** Takes every statement and answers nothing. */
const listener: Database = {
  query: async (statement) => {
    sent.push(statement);
    return [];
  },
  queryBytes: async (statement) => {
    sent.push(statement);
    return new Uint8Array();
  },
  command: async (statement) => {
    sent.push(statement);
  },
  insert: async () => {},
  ping: async () => {},
  close: async () => {},
};

const slice = { organizationId: NIL, editId: NIL, slice: 1 };
const written = { slice: 1, requests: 1, firstMs: 0, lastMs: 1 };
const read = parseText("property.env:a AND request_body:needle AND cost:>1");
const filter: Filter = read.ok ? read.filter : { type: "nothing" };
const selection = { organizationId: NIL, filter };
const page = { search: "x", sort: "cost", direction: "desc", limit: 10, offset: 0 } as const;
const selected: FindingEdit = {
  organizationId: NIL,
  operation: { type: "patch", set: [["env's", "b"]], remove: ["c.d"] },
  scope: { type: "filter", filter, beforeMs: 1 },
};
const moved: FindingEdit = {
  organizationId: NIL,
  operation: { type: "move", from: "env", to: "environment", keep: "source" },
  scope: { type: "holders", key: "env" },
};
const restore: Extract<Operation, { type: "restore" }> = { type: "restore", keys: ["env", "environment"] };
const place = { atMs: 1, requestId: NIL };

const exported = {
  columns: [{ id: "request_body", label: "Request text", sql: "request_body", params: {}, isText: true }],
  headers: ["any `name`"],
  engine: csvFormat([], plainCsv, { hasHeader: true, hasMarker: true }).engine,
  hasBodies: true,
};
const exportRange = { fromMs: 0, toMs: 1, after: place, until: place };

const statements: [string, () => Promise<unknown>][] = [
  ["counts what an edit is about", () => countPropertyEdit(selected)],
  ["counts what is left of an edit", () => remainingOfPropertyEdit(moved)],
  ["finds a slice", () => findPropertyEditSlice(selected, place, place, 10)],
  ["journals a slice of a filter", () => journalPropertyEditSlice(slice, selected, place, place)],
  ["journals a slice of a key", () => journalPropertyEditSlice(slice, moved, place, place)],
  ["journals what an undo takes back", () => journalRestoredSlice(slice, restore, NIL, written)],
  ["measures a slice", () => measurePropertyEditSlice(slice)],
  ["applies a slice", () => updatePropertyEditSlice(slice, restore.keys, written, { index: 0, of: 1 })],
  ["samples an edit", () => samplePropertyEdit(selected, 10)],
  ["lists open edits", () => listOpenPropertyEdits()],
  ["lists edits", () => listPropertyEdits(NIL, { limit: 10, before: NIL })],
  ["lists rules", () => listPropertyRules()],
  ["lists marks", () => listPropertyKeyMarks(NIL)],
  [
    "finds a page to export",
    () => findExportPage(selection, exportRange, "asc", { rowsMax: 10, bodyBytesMax: 10 }),
  ],
  ["exports a page with bodies", () => readExportPage(selection, exportRange, "desc", exported)],
  ["lists pending deliveries", () => listPendingDeliveries({ kinds: ["webhook"], sinceMs: 0, limit: 10 })],
  [
    "lists deliveries",
    () => listDeliveries({ organizationId: NIL, destinationId: NIL, kinds: [], state: "failed", limit: 10 }),
  ],
  ["lists how deliveries to destinations went", () => listDestinationStates(NIL, [NIL])],
  [
    "looks for a later notice",
    () =>
      hasLaterNotice({
        organizationId: NIL,
        destinationId: NIL,
        incidentKey: "a",
        sinceMs: 0,
        exceptId: NIL,
      }),
  ],
  ["lists channels", () => listStoredChannels(NIL, [NIL])],
  [
    "matches requests that have landed",
    () => matchRequests(NIL, [{ requestId: NIL, createdAtMs: 1 }], filter),
  ],
  ["lists values", () => listPropertyValues(selection, "env", page)],
  [
    "edits single requests",
    () =>
      applyEdits(listener, [
        {
          organizationId: NIL,
          requestId: NIL,
          set: [["a", "b"]],
          remove: ["c"],
          span: { fromMs: 0, toMs: 1 },
        },
      ]),
  ],
];

describe("on a cluster", () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    process.env.CLICKHOUSE_CLUSTER = "main";
    processSingleton("database", () => listener);
    opened = await openTestDatabase();
  });
  afterAll(() => opened.close());
  beforeEach(() => sent.splice(0));

  test.each(statements)("%s", async (_, ask) => {
    await ask();
    expect(sent.length).toBeGreaterThan(0);
    for (const { sql } of sent) {
      await expect(parsed(sql)).resolves.not.toBe("");
      expect(sql).not.toMatch(/(?:UPDATE|DELETE FROM|ALTER TABLE) (?!\w+_local ON CLUSTER)/);
      if (/^\s*UPDATE/.test(sql)) {
        // Every host runs it on its own rows, and not in Facet's database.
        expect([...sql.matchAll(/FROM (?!\()(\S+)/g)].map(([, table]) => table)).toEqual(
          [...sql.matchAll(/FROM (?!\()/g)].map(() => "`facet`.property_edit_rows"),
        );
      } else {
        // A shard's own copy of a subquery would see only that shard's rows.
        expect(sql).not.toMatch(/(?<!GLOBAL |GLOBAL NOT )\bIN \(\s*SELECT/);
        expect(sql).not.toMatch(/(?<!GLOBAL (?:INNER|LEFT) )\bJOIN \(/);
      }
    }
  });

  async function parsed(sql: string): Promise<string> {
    const [row] = await opened.database.query(
      { sql: "SELECT formatQuery({sql: String}) AS text", params: { sql }, tag: "test" },
      z.object({ text: z.string() }),
    );
    return row?.text ?? "";
  }
});
