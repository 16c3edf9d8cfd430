import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFilter } from "./arbitrary.test-support";
import { compileFilter } from "./compile";
import { limitIssues } from "./measure";
import { normalize } from "./normal";
import { filterSchema } from "./schema";
import { parseText } from "./text/parse";
import { printText } from "./text/print";
import type { Filter } from "./tree";
import { parseUrl, printUrl } from "./url";
import { parseWire } from "./wire/parse";
import { printWire } from "./wire/print";

const organizationId = "00000000-0000-4000-8000-000000000000";
const runs = { numRuns: 1_000 };

function law(check: (filter: Filter) => void) {
  fc.assert(
    fc.property(
      arbitraryFilter.filter((filter) => limitIssues(filter, "").length === 0),
      check,
    ),
    runs,
  );
}

describe("every filter", () => {
  it("keeps its normal form when brought into it again", { timeout: 60_000 }, () => {
    law((filter) => {
      expect(normalize(normalize(filter))).toEqual(normalize(filter));
    });
  });

  it("comes back from the wire format as its normal form, through JSON", { timeout: 60_000 }, () => {
    law((filter) => {
      const sent: unknown = JSON.parse(JSON.stringify(printWire(filter)));
      expect(parseWire(sent)).toEqual({ ok: true, filter: normalize(filter), warnings: [] });
    });
  });

  it("comes back from a link as its normal form, through percent-encoding", { timeout: 60_000 }, () => {
    law((filter) => {
      const query = new URLSearchParams({ filter: printUrl(filter) }).toString();
      const read = new URLSearchParams(query).get("filter") ?? "";
      expect(parseUrl(read)).toEqual({ ok: true, filter: normalize(filter) });
    });
  });

  it("comes back from the text language as its normal form", { timeout: 60_000 }, () => {
    law((filter) => {
      expect(parseText(printText(filter))).toEqual({ ok: true, filter: normalize(filter) });
    });
  });

  it("comes back from the JSON of the tree as its normal form", { timeout: 60_000 }, () => {
    law((filter) => {
      const sent: unknown = JSON.parse(JSON.stringify(filter));
      expect(filterSchema.parse(sent)).toEqual(normalize(filter));
    });
  });

  it("compiles to the same text each time, with a value for every placeholder", {
    timeout: 60_000,
  }, () => {
    law((filter) => {
      const normal = normalize(filter);
      const compiled = compileFilter(normal, { organizationId });
      expect(compileFilter(normal, { organizationId })).toEqual(compiled);
      const named = [...compiled.sql.matchAll(/\{(p\d+):[A-Z][^}]*\}/g)].map(([, name]) => name);
      expect(Object.keys(compiled.params)).toEqual(expect.arrayContaining(named));
    });
  });
});
