import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/clickhouse";
import { defaultOrganizationId } from "@/lib/organizations";
import { ownFacet } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import { findStoredRequests } from "./find-rows";
import { shownBodies } from "./shown-bodies";

ownFacet();

const bodyChars = 1_000;
const records = Array.from({ length: 8 }, (_, index) =>
  requestRecord({
    createdAtMs: Date.UTC(2026, 0, 31) - index,
    requestBody: JSON.stringify("x".repeat(bodyChars - 2)),
    responseBody: "",
    // Two of them fill a batch, so that the limit falls between batches and within one.
    requestBytes: 7 * 1024 * 1024,
  }),
);

beforeAll(() => insertRecords(database(), records));

describe("shownBodies", () => {
  test.each([
    [8 * bodyChars + 1, 8],
    [5 * bodyChars + 1, 5],
    [4 * bodyChars + 1, 4],
    [1, 0],
  ])("within %i bytes shows %i of 8 bodies and tells how to get the others", async (bytesMax, shown) => {
    const ids = records.map(({ requestId }) => requestId);
    const requests = await findStoredRequests(defaultOrganizationId, ids);
    const bodies = await shownBodies(defaultOrganizationId, requests, bytesMax);
    const kinds = ids.map((id) => typeof bodies.get(id)?.requestBody);
    expect(kinds).toEqual(ids.map((_, index) => (index < shown ? "string" : "object")));
    if (shown < 8) {
      expect(JSON.stringify(bodies.get(ids[7] ?? ""))).toContain(`/v1/request/${ids[7]}?includeBody=true`);
    }
  });
});
