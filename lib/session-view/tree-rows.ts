import { spanTimes } from "./figures";
import type { PathNode } from "./path-tree";
import type { SessionSpan } from "./span";

/** A line of the tree that is drawn: a step, or a request within one. */
export type TreeRow = StepRow | RequestRow;

interface Row {
  /** Tells lines apart, also after the tree has grown. */
  id: string;
  /** 1 for the outermost. */
  level: number;
  /** The place among its siblings, from 1 on, and how many they are. */
  position: number;
  siblings: number;
  parentId: string | null;
}

export interface StepRow extends Row {
  kind: "step";
  node: PathNode;
  isExpanded: boolean;
}

export interface RequestRow extends Row {
  kind: "request";
  span: SessionSpan;
  /** The step, for a request that is all there is of it. */
  step: string | null;
}

/** How many lines a tree opens with at most, unless it is flat. */
const openRowsMax = 300;

/** The lines of a tree in their order, without what lies within steps that are closed. */
export function treeRows(root: PathNode, closed: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: PathNode, level: number, parentId: string | null) => {
    const items = itemsOf(node);
    for (const [index, item] of items.entries()) {
      const place = { level, position: index + 1, siblings: items.length, parentId };
      if ("request_id" in item.of) {
        rows.push({ ...place, kind: "request", id: item.of.request_id, span: item.of, step: item.step });
      } else {
        const { path } = item.of;
        const isExpanded = !closed.has(path);
        rows.push({ ...place, kind: "step", id: path, node: item.of, isExpanded });
        if (isExpanded) add(item.of, level + 1, path);
      }
    }
  };
  add(root, 1, null);
  return rows;
}

/** The steps that are closed at first: as many levels are open as fit. */
export function closedAtFirst(root: PathNode): Set<string> {
  let level = root.children;
  let rows = itemsOf(root).length;
  for (;;) {
    rows += level.reduce((sum, node) => sum + (isSingle(node) ? 0 : itemsOf(node).length), 0);
    if (rows > openRowsMax) return new Set(level.filter((node) => !isSingle(node)).flatMap(pathsOf));
    if (level.length === 0) return new Set();
    level = level.flatMap(({ children }) => children);
  }
}

/** Every step there is, for closing all of them. */
export function pathsOf(node: PathNode): string[] {
  return [node.path, ...node.children.flatMap(pathsOf)];
}

interface Item {
  of: PathNode | SessionSpan;
  step: string | null;
  startMs: number;
}

/** What stands directly within a step, in the order it began. A step that is one request is that request. */
function itemsOf(node: PathNode): Item[] {
  const requests = node.spans.map(
    (span): Item => ({ of: span, step: null, startMs: spanTimes(span).startMs }),
  );
  const steps = node.children.map((child): Item => {
    const [only] = isSingle(child) ? child.spans : [];
    return { of: only ?? child, step: only ? child.name : null, startMs: child.figures.startMs };
  });
  return [...requests, ...steps].sort((a, b) => a.startMs - b.startMs);
}

function isSingle({ spans, children }: PathNode): boolean {
  return spans.length === 1 && children.length === 0;
}
