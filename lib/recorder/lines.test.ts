import fc from "fast-check";
import { expect, it } from "vitest";
import { Lines } from "./lines";

it("gives back all lines, and any of them, as they were added", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: "grapheme", maxLength: 2_000 }), fc.boolean())),
      (entries) => {
        const lines = new Lines(0);
        const added = entries.map(([text, isChosen]) => ({ ...lines.add(text), text, isChosen }));
        const text = (chosen: typeof added) => chosen.map((line) => `${line.text}\n`).join("");
        const chosen = added.filter(({ isChosen }) => isChosen);
        expect(lines.of(added).toString()).toBe(text(added));
        expect(lines.of(chosen).toString()).toBe(text(chosen));
      },
    ),
  );
});
