import type { JsonNode } from "./parse";

/** A line of the JSON tree as it is drawn. */
export interface JsonLine {
  /** JSONPath of the value, such as `$.messages[0].content`; unique in the tree. */
  path: string;
  depth: number;
  /** The key or index in front of the value; null for the root. */
  label: string | null;
  node: JsonNode;
  /** A closed container shows how many values it holds. */
  isOpen: boolean;
  isMatch: boolean;
}

export interface JsonTreeState {
  /** Containers the reader toggled, by path. */
  toggled: ReadonlySet<string>;
  /** Containers nearer to the root than this are open without being toggled. */
  openDepth: number;
  /** Case-insensitive search in keys and values: matches are shown with the way to them, the rest is left out. */
  search: string;
}

/** The lines to draw, top to bottom. */
export function jsonLines(root: JsonNode, state: JsonTreeState): JsonLine[] {
  const needle = state.search.trim().toLowerCase();
  const lines: JsonLine[] = [];
  const leadsToMatch = needle === "" ? null : pathsToMatches(root, needle);
  const isWanted = ({ node, path, label }: Child) =>
    !leadsToMatch || leadsToMatch.has(path) || matches(node, label, needle);
  walk(root, "$", null, 0);
  return lines;

  function walk(node: JsonNode, path: string, label: string | null, depth: number): void {
    const children = childrenOf(node, path);
    const isToggled = state.toggled.has(path);
    const opensByItself = leadsToMatch ? leadsToMatch.has(path) : depth < state.openDepth;
    const isOpen = children.length > 0 && opensByItself !== isToggled;
    lines.push({ path, depth, label, node, isOpen, isMatch: needle !== "" && matches(node, label, needle) });
    if (isOpen) {
      for (const child of children) {
        // What the reader unfolds during a search is shown whole.
        if (isToggled || isWanted(child)) walk(child.node, child.path, child.label, depth + 1);
      }
    }
  }
}

interface Child {
  label: string;
  path: string;
  node: JsonNode;
}

/** The values directly inside a container, with their paths; none for a scalar. */
export function childrenOf(node: JsonNode, path: string): Child[] {
  if (node.kind === "object") {
    return node.entries.map(([key, value]) => ({ label: key, path: path + pathStep(key), node: value }));
  }
  if (node.kind === "array") {
    return node.items.map((item, index) => ({ label: String(index), path: `${path}[${index}]`, node: item }));
  }
  return [];
}

/** The value at the end of a chain of keys, or undefined. Of a repeated key the last counts, as everywhere. */
export function findNode(root: JsonNode, keys: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const key of keys) {
    node = node?.kind === "object" ? node.entries.findLast(([name]) => name === key)?.[1] : undefined;
  }
  return node;
}

/** The value as indented JSON, digits as they were written. */
export function printJson(node: JsonNode, indent = ""): string {
  const inner = `${indent}  `;
  switch (node.kind) {
    case "object": {
      const parts = node.entries.map(
        ([key, value]) => `${inner}${JSON.stringify(key)}: ${printJson(value, inner)}`,
      );
      return parts.length === 0 ? "{}" : `{\n${parts.join(",\n")}\n${indent}}`;
    }
    case "array": {
      const parts = node.items.map((item) => inner + printJson(item, inner));
      return parts.length === 0 ? "[]" : `[\n${parts.join(",\n")}\n${indent}]`;
    }
    case "string":
      return JSON.stringify(node.value);
    default:
      return node.text;
  }
}

/** How many values a tree holds, counted no further than `max`. */
export function countNodes(node: JsonNode, max: number): number {
  let count = 1;
  for (const child of childrenOf(node, "")) {
    if (count >= max) break;
    count += countNodes(child.node, max - count);
  }
  return count;
}

function pathsToMatches(root: JsonNode, needle: string): Set<string> {
  const found = new Set<string>();
  visit(root, "$", null);
  return found;

  function visit(node: JsonNode, path: string, label: string | null): boolean {
    let isInside = false;
    for (const child of childrenOf(node, path)) {
      isInside = visit(child.node, child.path, child.label) || isInside;
    }
    if (isInside) found.add(path);
    return isInside || matches(node, label, needle);
  }
}

function matches(node: JsonNode, label: string | null, needle: string): boolean {
  const value = node.kind === "string" ? node.value : "text" in node ? node.text : "";
  return value.toLowerCase().includes(needle) || (label?.toLowerCase().includes(needle) ?? false);
}

function pathStep(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
