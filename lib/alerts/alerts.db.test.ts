import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { POST as acknowledge } from "@/app/v1/alert/[alertId]/acknowledge/route";
import { PATCH as patch, GET as read, DELETE as remove } from "@/app/v1/alert/[alertId]/route";
import { POST as snooze } from "@/app/v1/alert/[alertId]/snooze/route";
import { POST as create } from "@/app/v1/alert/create/route";
import { POST as preview } from "@/app/v1/alert/preview/route";
import { GET as query } from "@/app/v1/alert/query/route";
import { GET as listChannels } from "@/app/v1/channels/route";
import { createAlert, getAlert, previewAlert, queryAlerts } from "@/lib/api/contract/alerts";
import type { Notice } from "@/lib/channels/notice";
import { database } from "@/lib/clickhouse";
import { runAt } from "@/test/alert-runs";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const told = vi.hoisted((): { channels: readonly string[]; notice: Notice; key: string | undefined }[] => []);
vi.mock("@/lib/channels/send-notice", () => ({
  sendNotice: async (_: string, channels: readonly string[], notice: Notice, key?: string) => {
    told.push({ channels, notice, key });
    return { queued: [...channels], missing: [] };
  },
}));

const minuteMs = 60_000;
/** A full minute not long ago, so that all of it has happened. */
const startMs = Math.floor(Date.now() / minuteMs) * minuteMs - 40 * minuteMs;

/** As the documentation has it: a tenth of what each customer sends fails. */
const documented = {
  name: "Failing customers",
  metric: "response.status",
  threshold: 50,
  aggregation: null,
  percentile: null,
  grouping: "Customer",
  grouping_is_property: true,
  time_window: "300000",
  emails: ["ops@example.com"],
  slack_channels: [],
  minimum_request_count: 2,
  filter: null,
};

const make = async (body: Record<string, unknown> = {}): Promise<string> => {
  const answer = await call(create, "POST", "/v1/alert/create", { body: { ...documented, ...body } });
  expect(answer.status, answer.text).toBe(200);
  return createAlert.answer.parse(JSON.parse(answer.text)).data;
};
const get = async (id: string) =>
  getAlert.answer.parse(JSON.parse((await call(read, "GET", `/v1/alert/${id}`)).text)).data;
const list = async (search = "") =>
  queryAlerts.answer.parse(JSON.parse((await call(query, "GET", `/v1/alert/query${search}`)).text)).data;
const change = (id: string, body: unknown) => call(patch, "PATCH", `/v1/alert/${id}`, { body });
const post = (handler: typeof snooze, id: string, what: string, body: unknown) =>
  call(handler, "POST", `/v1/alert/${id}/${what}`, { body });

/** Calls of a customer in a minute, some of which fail; null sends no such property. */
const calls = (minute: number, customer: string | null, statuses: readonly number[]) =>
  statuses.map((status, index) =>
    requestRecord({
      createdAtMs: startMs + minute * minuteMs + index * 1_000,
      latencyMs: 200,
      status,
      properties: customer === null ? [] : [["customer", customer]],
    }),
  );

const at = (minute: number) => startMs + minute * minuteMs;
const titles = () => told.map(({ notice: { kind, title } }) => `${kind}: ${title}`);

describeApiOnBothEngines("alerts", () => {
  beforeAll(async () => {
    await insertRecords(database(), [
      ...calls(1, "acme", [500, 500, 200]),
      ...calls(1, "globex", [200, 200]),
      ...calls(3, "globex", [500, 500, 500]),
      ...calls(5, null, [503, 503]),
      ...calls(9, "acme", [200, 200]),
    ]);
  });
  afterEach(async () => {
    // What one test made is not to fire in the next.
    for (const { id } of (await list()).alerts) await call(remove, "DELETE", `/v1/alert/${id}`);
    await runAt([at(39)]);
    told.length = 0;
  });

  describe("/v1/alert", () => {
    test("takes the documented shape and answers it, an address being a channel from then on", async () => {
      const id = await make();
      const { alerts, historyTotalCount } = await list("?historyPage=0&historyPageSize=25");
      expect(alerts).toHaveLength(1);
      expect(alerts[0]).toMatchObject({
        ...documented,
        grouping: "customer",
        id,
        minimum_request_count: 2,
        filter: "all",
        status: "resolved",
      });
      expect(historyTotalCount).toBe(0);
      const channels = await call(listChannels, "GET", "/v1/channels");
      expect(channels.text).toContain("ops@example.com");
    });

    test("tells of a group that newly fires while others do already, and of the requests that are in none", async () => {
      const id = await make();
      await runAt([at(2), at(4), at(6)]);
      expect(titles()).toEqual([
        "firing: Error rate of customer = acme is 66.67 %",
        "firing: Error rate of customer = globex is 60 %",
        "firing: Error rate of customer = not set is 100 %",
      ]);
      expect(new Set(told.map(({ notice }) => notice.incidentKey)).size).toBe(3);
      expect(told.every(({ channels }) => channels.length === 1)).toBe(true);
      const { groups } = await get(id);
      expect(
        groups.filter(({ status }) => status === "triggered").map(({ group_value }) => group_value),
      ).toEqual(expect.arrayContaining(["acme", "globex", null]));
      // The link leads to the very requests.
      const link = new URL(groups.find(({ group_value }) => group_value === "acme")?.link ?? "", "http://x");
      expect(link.searchParams.get("f")).toContain("property.customer:equals:acme");
      await runAt([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map(at));
      expect(titles().slice(3).toSorted()).toEqual(
        expect.arrayContaining([expect.stringMatching(/^recovered: Error rate of customer = acme is /)]),
      );
      const { history, historyTotalCount } = await list("?historyPageSize=2");
      expect([history.length, historyTotalCount]).toEqual([2, 3]);
      expect(history[0]).toMatchObject({
        alert_name: "Failing customers",
        alert_metric: "response.status",
        triggered_value: 100,
        worst_value: 100,
        threshold: 50,
        status: "resolved",
      });
    });

    test("goes on as it stands when it is changed in place, and ends what fires when it is turned off", async () => {
      const id = await make({ renotify_every_ms: minuteMs });
      await runAt([at(2)]);
      const changed = await change(id, {
        version: 1,
        name: "Failing",
        threshold: "60",
        renotify_every_ms: null,
      });
      expect(changed.status, changed.text).toBe(200);
      expect(sentenceOf(await change(id, { version: 1, name: "Late" }), 409)).toContain(
        "it is at version 2 now",
      );
      await runAt([at(3)]);
      expect(await get(id)).toMatchObject({
        status: "triggered",
        threshold: 60,
        version: 2,
        grouping: "customer",
      });
      expect(told).toHaveLength(1);
      await change(id, { is_enabled: false });
      await runAt([at(4)]);
      expect(titles()[1]).toContain("recovered:");
      expect(await get(id)).toMatchObject({ status: "resolved", is_enabled: false });
      expect((await list(`?alertId=${id}`)).history[0]).toMatchObject({
        status: "resolved",
        end_reason: "The alert was turned off.",
      });
    });

    test("keeps still while it is snoozed, tells of it afterwards, and reminds nobody who has acknowledged", async () => {
      const id = await make({ renotify_every_ms: minuteMs, recovery_after_ms: 600_000 });
      const endsMs = Date.now();
      await post(snooze, id, "snooze", { for_ms: 60_000 });
      await runAt([at(2), at(3)]);
      expect(told).toEqual([]);
      expect((await get(id)).snoozed_until).not.toBeNull();
      await post(snooze, id, "snooze", { for_ms: 0, group: "" });
      // The snooze ended now; what fires is evaluated at a later time.
      await runAt([Math.ceil(endsMs / minuteMs) * minuteMs + minuteMs]);
      expect(await get(id)).toMatchObject({ status: "triggered", snoozed_until: null });
      await post(acknowledge, id, "acknowledge", {});
      expect((await get(id)).groups[0]?.acknowledged_at).not.toBeNull();
    });

    test("refuses what contradicts itself with a sentence at the place", async () => {
      const refusal = async (body: Record<string, unknown>) =>
        sentenceOf(await call(create, "POST", "/v1/alert/create", { body: { ...documented, ...body } }), 422);
      expect(await refusal({ threshold: 120 })).toContain(
        "threshold is a percentage of at most 100, not 120.",
      );
      expect(await refusal({ threshold: 0 })).toContain("threshold must be greater than 0");
      expect(await refusal({ time_window: "1000" })).toContain("time_window must be at least 30000");
      expect(await refusal({ condition: "no_data" })).toContain("threshold does not go with no_data");
      expect(await refusal({ aggregation: "avg" })).toContain("aggregation does not go with response.status");
      expect(await refusal({ grouping: "nonsense", grouping_is_property: false })).toContain(
        "is no field with values",
      );
      expect(await refusal({ recovery_threshold: 60 })).toContain(
        "recovery_threshold must lie on the good side",
      );
      expect(await refusal({ metric: "cost_per_unit" })).toContain("unit is missing");
      expect(await refusal({ slack_channels: ["C0123"] })).toContain("There is no Slack channel");
      expect(sentenceOf(await post(acknowledge, await make(), "acknowledge", {}), 409)).toContain(
        "Nothing of the alert",
      );
      const gone = crypto.randomUUID();
      expect(sentenceOf(await call(read, "GET", `/v1/alert/${gone}`), 404)).toContain("There is no alert");
    });

    test("shows when it would have fired, before it is made", async () => {
      const answer = await call(preview, "POST", "/v1/alert/preview", { body: documented });
      expect(answer.status, answer.text).toBe(200);
      const { data } = previewAlert.answer.parse(JSON.parse(answer.text));
      expect(data).toMatchObject({ firings: 3, notices: 6, group_count: 3, groups_read: 3 });
      expect(data.groups.map(({ group_label }) => group_label).toSorted()).toEqual([
        "acme",
        "globex",
        "not set",
      ]);
      expect((await list()).alerts).toEqual([]);
    });
  });
});
