import { describe, expect, it } from "vitest";
import type { Edit } from "./edit-schema";
import { changeSentence, outcomeSentence, spelledAs, spokenProgress, stateBadge } from "./prepare-edit";

const edit = (part: Partial<Edit>): Edit => ({
  id: "a",
  kind: "bulk",
  state: "done",
  created_at: "2026-01-01T00:00:00Z",
  by: { type: "session", name: "dashboard" },
  filter: null,
  change: { set: {}, remove: [], move: null },
  requests: 10,
  changed: 10,
  left: 0,
  progress: 1,
  undoes: null,
  undone_by: null,
  can_undo: true,
  failure: null,
  ...part,
});
const spell = (key: string) => (key === "env" ? "Env" : key);

describe("the sentence of an edit", () => {
  it("names every key that is set and removed, in the spelling people use", () => {
    const change = { set: { tier: "gold", note: "" }, remove: ["env"], move: null };
    expect(changeSentence(edit({ change }), spell)).toBe(
      "Set tier to “gold”; set note to an empty value; remove Env",
    );
  });

  it("tells a rename from a merge and a delete from a removal", () => {
    const move = { from: "env", to: "environment", keep: "target" as const };
    const moving = { set: {}, remove: [], move };
    expect(changeSentence(edit({ kind: "rename", change: moving }), spell)).toBe("Rename Env to environment");
    expect(changeSentence(edit({ kind: "merge", change: moving }), spell)).toBe("Merge Env into environment");
    const removing = { set: {}, remove: ["env"], move: null };
    expect(changeSentence(edit({ kind: "delete", change: removing }), spell)).toBe("Delete Env");
  });

  it("says what an undo takes back where that is known", () => {
    const change = { set: {}, remove: ["env"], move: null };
    const undo = edit({ kind: "undo", undoes: "b" });
    expect(changeSentence(undo, spell, edit({ kind: "delete", change }))).toBe("Undo: delete Env");
    expect(changeSentence(undo, spell)).toBe("Undo an edit");
  });

  it("spells a key that is new as it was typed", () => {
    const spelled = spelledAs(["Crew"], spell);
    expect([spelled("crew"), spelled("env"), spelled("tier")]).toEqual(["Crew", "Env", "tier"]);
  });

  it("cuts a long value", () => {
    const change = { set: { tier: "x".repeat(500) }, remove: [], move: null };
    expect(changeSentence(edit({ change }), spell).length).toBeLessThan(110);
  });
});

describe("what an edit came to", () => {
  it("counts the requests that were left because they were edited since", () => {
    expect(outcomeSentence(edit({ changed: 9, left: 1 }))).toBe(
      "9 requests changed; 1 left as it was, edited since",
    );
    expect(outcomeSentence(edit({ requests: 1, changed: 1 }))).toBe("1 request changed");
  });

  it("says how much an edit that was cut short left", () => {
    expect(outcomeSentence(edit({ state: "cancelled", changed: 4, left: 6 }))).toBe(
      "Cancelled after 4 requests; 6 requests left as they were",
    );
  });

  it("is undone only once it was taken back", () => {
    expect(stateBadge(edit({})).label).toBe("Done");
    expect(stateBadge(edit({ undone_by: "b" })).label).toBe("Undone");
  });

  it("is spoken in quarters, then once as a whole", () => {
    const running = { state: "running" as const };
    expect(spokenProgress(edit({ ...running, progress: 0.1 }))).toBe("The edit is under way.");
    expect(spokenProgress(edit({ ...running, progress: 0.5 }))).toBe(
      spokenProgress(edit({ ...running, progress: 0.74 })),
    );
    expect(spokenProgress(edit({}))).toBe("Done: 10 requests changed.");
  });
});
