import { describe, expect, it } from "vitest";
import { parseText, printText, printWire } from "@/lib/filters";
import type { Edit } from "./edit-schema";
import { editScope } from "./prepare-scope";

const edit = (part: Partial<Edit>): Edit => ({
  id: "a",
  kind: "bulk",
  state: "done",
  created_at: "2026-01-01T00:00:00Z",
  by: { type: "session", name: "dashboard" },
  filter: null,
  change: { set: {}, remove: [], move: null },
  requests: 1,
  changed: 1,
  left: 0,
  progress: 1,
  undoes: null,
  undone_by: null,
  can_undo: true,
  failure: null,
  ...part,
});
const spell = (key: string) => key;
const byText = (text: string) => {
  const parsed = parseText(text);
  return edit({ filter: parsed.ok ? printWire(parsed.filter) : null });
};

describe("which requests an edit was about", () => {
  it("is the filter in words, with its bounds of time as a range", () => {
    const text = "created:>=2026-01-01T10:00:00Z AND created:<2026-01-02T10:00:00Z AND property.tier:gold";
    const { words, selection } = editScope(byText(text), spell);
    expect(words).toBe("property.tier:gold");
    expect(selection?.range).toEqual({
      kind: "absolute",
      fromMs: Date.parse("2026-01-01T10:00:00Z"),
      toMs: Date.parse("2026-01-02T10:00:00Z"),
    });
  });

  it("keeps a lone end of time within the filter, as a range needs a beginning", () => {
    const { selection } = editScope(byText("created:<2026-01-02T10:00:00Z"), spell);
    expect(selection?.range).toEqual({ kind: "all" });
    expect(selection && printText(selection.filter)).toContain("created:<");
  });

  it("is every request for a filter of nothing but time", () => {
    expect(editScope(byText("created:>=2026-01-01"), spell).words).toBe("Every request");
    expect(editScope(edit({ filter: "all" }), spell).words).toBe("Every request");
  });

  it("is the holders of a key where no filter was given", () => {
    const change = { set: {}, remove: ["tier"], move: null };
    expect(editScope(edit({ kind: "delete", change }), spell)).toEqual({
      words: "Every request that had tier",
      selection: null,
    });
  });
});
