import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalText, decimalUnits } from "@/lib/decimal-units";
import { addUp } from "./figures";
import { buildPathTree, type PathNode, pathParts } from "./path-tree";
import { arbitrarySpans, span } from "./spans.test-support";
import { closedAtFirst, pathsOf, treeRows } from "./tree-rows";

const everyNode = (node: PathNode): PathNode[] => [node, ...node.children.flatMap(everyNode)];
const sumUsd = (costs: readonly (string | null)[]) => {
  const known = costs.filter((cost) => cost !== null);
  return known.length === 0
    ? null
    : decimalText(
        known.reduce((sum, cost) => sum + decimalUnits(cost, 12), 0n),
        12,
      );
};

describe("the tree of a session's steps", () => {
  test("holds every request exactly once, at the step it names", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const nodes = everyNode(buildPathTree(spans));
        const held = nodes.flatMap((node) => node.spans.map((each) => [each.request_id, node.path]));
        const named = spans.map(({ request_id, path }) => [request_id, `/${pathParts(path).join("/")}`]);
        expect(held.toSorted()).toEqual(named.toSorted());
        expect(new Set(nodes.map(({ path }) => path)).size).toBe(nodes.length);
      }),
    );
  });

  test("adds up at each step what it holds itself and what lies below, to the last decimal", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        for (const { figures, spans: own, children } of everyNode(buildPathTree(spans))) {
          const parts = [...(own.length > 0 ? [addUp(own)] : []), ...children.map((child) => child.figures)];
          const sum = (name: "requests" | "errors" | "unpriced" | "tokens" | "latencyMs") =>
            parts.reduce((total, part) => total + part[name], 0);
          for (const name of ["requests", "errors", "unpriced", "tokens", "latencyMs"] as const) {
            expect(figures[name]).toBe(sum(name));
          }
          expect(figures.costUsd).toBe(sumUsd(parts.map(({ costUsd }) => costUsd)));
          expect(figures.startMs).toBe(Math.min(...parts.map(({ startMs }) => startMs)));
          expect(figures.endMs).toBe(Math.max(...parts.map(({ endMs }) => endMs)));
        }
      }),
    );
  });

  test("says of a step without any price that it has none, never that it was free", () => {
    const { figures } = buildPathTree([span({ cost_usd: null }), span({ cost_usd: null })]);
    expect(figures).toMatchObject({ costUsd: null, unpriced: 2 });
  });

  test.each([
    ["", []],
    ["/", []],
    ["agent", ["agent"]],
    ["//agent//plan/", ["agent", "plan"]],
    ["/a".repeat(40), [...Array.from({ length: 31 }, () => "a"), "a/a/a/a/a/a/a/a/a"]],
  ])("reads the path %j", (path, parts) => {
    expect(pathParts(path)).toEqual(parts);
  });
});

describe("the lines of the tree", () => {
  const spans = [
    span({ request_id: "a", path: "/agent", atMs: 0 }),
    span({ request_id: "b", path: "/agent/plan", atMs: 1_000 }),
    span({ request_id: "c", path: "/agent/tool", atMs: 2_000 }),
    span({ request_id: "d", path: "/agent/tool", atMs: 3_000 }),
    span({ request_id: "e", atMs: 4_000 }),
  ];
  const shown = (closed: string[] = []) =>
    treeRows(buildPathTree(spans), new Set(closed)).map(
      (row) =>
        `${row.level}.${row.position}/${row.siblings} ${row.id}${row.kind === "request" && row.step ? ` (${row.step})` : ""}`,
    );

  test("stand in the order things began; a step that is one request is that request", () => {
    expect(shown()).toEqual([
      "1.1/2 /agent",
      "2.1/3 a",
      "2.2/3 b (plan)",
      "2.3/3 /agent/tool",
      "3.1/2 c",
      "3.2/2 d",
      "1.2/2 e",
    ]);
  });

  test("leave out what lies within a closed step", () => {
    expect(shown(["/agent/tool"])).toHaveLength(5);
    expect(shown(["/agent"])).toEqual(["1.1/2 /agent", "1.2/2 e"]);
  });

  test("show every request once when all is open, each below its parent", () => {
    fc.assert(
      fc.property(arbitrarySpans, (some) => {
        const rows = treeRows(buildPathTree(some), new Set());
        const requests = rows.flatMap((row) => (row.kind === "request" ? [row.span.request_id] : []));
        expect(requests.toSorted()).toEqual(some.map(({ request_id }) => request_id).toSorted());
        for (const [index, { parentId, level }] of rows.entries()) {
          const parent = rows.slice(0, index).findLast((row) => row.level === level - 1);
          expect(parent?.id ?? null).toBe(parentId);
        }
      }),
    );
  });

  test("open as many levels as fit, and none of a level that does not", () => {
    const many = (steps: number, requests: number) =>
      Array.from({ length: steps * requests }, (_, index) =>
        span({ request_id: String(index), path: `/step ${index % steps}/call`, atMs: index }),
      );
    const small = buildPathTree(many(5, 10));
    expect(closedAtFirst(small).size).toBe(0);
    const large = buildPathTree(many(50, 100));
    expect(treeRows(large, closedAtFirst(large))).toHaveLength(100);
    expect(treeRows(large, new Set(pathsOf(large)))).toHaveLength(50);
  });
});
