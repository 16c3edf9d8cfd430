import type { TreeRow } from "./tree-rows";

/** What a key does in a tree. */
export type TreeMove =
  | { type: "focus"; index: number }
  | { type: "toggle"; id: string }
  | { type: "expand"; ids: readonly string[] }
  | { type: "open"; id: string };

const pageRows = 10;

/** What a key does at a row, as the WAI-ARIA pattern of trees has it; undefined when it is not the tree's. */
export function moveInTree(rows: readonly TreeRow[], index: number, key: string): TreeMove | undefined {
  const row = rows[index];
  if (!row) return undefined;
  const focus = (to: number): TreeMove => ({
    type: "focus",
    index: Math.min(rows.length - 1, Math.max(0, to)),
  });
  switch (key) {
    case "ArrowDown":
      return focus(index + 1);
    case "ArrowUp":
      return focus(index - 1);
    case "PageDown":
      return focus(index + pageRows);
    case "PageUp":
      return focus(index - pageRows);
    case "Home":
      return focus(0);
    case "End":
      return focus(rows.length - 1);
    case "ArrowRight":
      if (row.kind !== "step") return focus(index);
      return row.isExpanded ? focus(index + 1) : { type: "toggle", id: row.id };
    case "ArrowLeft":
      if (row.kind === "step" && row.isExpanded) return { type: "toggle", id: row.id };
      return focus(row.parentId === null ? index : rows.findIndex(({ id }) => id === row.parentId));
    case "*":
      return {
        type: "expand",
        ids: rows
          .filter(({ parentId, kind }) => parentId === row.parentId && kind === "step")
          .map(({ id }) => id),
      };
    case "Enter":
    case " ":
      return row.kind === "step" ? { type: "toggle", id: row.id } : { type: "open", id: row.id };
    default:
      return undefined;
  }
}
