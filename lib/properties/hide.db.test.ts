import { beforeAll, describe, expect, test } from "vitest";
import { POST as hiddenRoute } from "@/app/v1/property/hidden/query/route";
import { POST as hideRoute } from "@/app/v1/property/hide/route";
import { POST as listRoute } from "@/app/v1/property/list/route";
import { POST as queryRoute } from "@/app/v1/property/query/route";
import { POST as restoreRoute } from "@/app/v1/property/restore/route";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const post = (route: Parameters<typeof call>[0], path: string, body?: unknown) =>
  call(route, "POST", path, { body });

describeApiOnBothEngines("lists of keys", () => {
  beforeAll(async () => {
    const properties: [string, string][] = [
      ["Shop", "1"],
      ["env", "a"],
    ];
    await insertRecords(database(), [requestRecord({ properties })]);
  });

  describe("hiding", () => {
    const listed = async () => (await post(queryRoute, "/v1/property/query", {})).text;

    test("leaves a key out of lists and puts it back, whatever its case", async () => {
      expect((await post(hideRoute, "/v1/property/hide", { key: "SHOP" })).body).toEqual({
        data: { ok: true },
        error: null,
      });
      await post(hideRoute, "/v1/property/hide", { key: "env" });
      expect((await post(hiddenRoute, "/v1/property/hidden/query")).body.data).toEqual([
        { property: "env" },
        { property: "Shop" },
      ]);
      expect(await listed()).not.toContain('"shop"');
      expect((await post(listRoute, "/v1/property/list", {})).text).toContain(
        '"key":"shop","is_hidden":true',
      );
      for (const key of ["shop", "ENV"]) await post(restoreRoute, "/v1/property/restore", { key });
      expect((await post(hiddenRoute, "/v1/property/hidden/query")).body.data).toEqual([]);
      expect(await listed()).toContain('"shop"');
    });

    test("refuses a key nobody ever sent", async () => {
      expect(sentenceOf(await post(hideRoute, "/v1/property/hide", { key: "nobody" }), 404)).toContain(
        '"nobody"',
      );
      expect(sentenceOf(await post(hideRoute, "/v1/property/hide", { key: "" }), 422)).toContain("key");
    });
  });
});
